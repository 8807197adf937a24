import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "resend",
  name: "Resend",
  aliases: ["transactional email", "react email", "email api"],
  category: "email",
  docs: "https://resend.com/docs/api-reference/introduction",
  tile: { initials: "Re", hue: 260 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "A key for sending only is enough to send.",
          example: "re_AbCdEfGh_0123456789abcdefghijkl",
          pattern: "^re_[A-Za-z0-9_]{16,}$",
          message: "A key begins with re_.",
        }),
        account,
      },
      origins: ["https://api.resend.com"],
      baseUrl: "https://api.resend.com",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.resend.com/domains",
        identity: ["{account} at Resend", "api.resend.com"],
        label: ["{account}", "a Resend key"],
      },
      judge: [
        {
          status: [401, 403],
          at: "/name",
          is: "restricted_api_key",
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["everything but sending"],
            hint: "The key is accepted. It may send, and nothing else.",
          },
        },
        {
          status: [400, 403],
          at: "/name",
          is: "invalid_api_key",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        {
          status: [400, 403],
          text: "api key is invalid",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
