import type { JudgeRule } from "../kit";

/**
 * Something between us and an API, such as a firewall, refuses with a page. Rules that read more from a 403 than the
 * usual meaning put this one first, so that such a page neither proves nor disproves a key.
 */
export const refusedByPage: JudgeRule = {
  status: 403,
  text: "^\\s*<(!doctype|html|head|body)",
  then: {
    outcome: "inconclusive",
    reason: "unexpected_response",
    hint: "A web page refused the request, not the API. A firewall in between may keep this server out.",
  },
};
