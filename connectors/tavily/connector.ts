import { account } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "tavily",
  name: "Tavily",
  aliases: ["search", "web search", "extract", "crawl", "ai"],
  category: "ai",
  docs: "https://docs.tavily.com/documentation/api-reference/introduction",
  tile: { initials: "Ta", hue: 35 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "Begins with tvly-. Keys for development have lower limits.",
          example: "tvly-dev-0123456789abcdefghijklmnopqrstuv",
          pattern: "^tvly-[A-Za-z0-9_-]{20,}$",
          message: "An API key begins with tvly- and has at least 20 more characters. Copy all of it.",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
        account,
      },
      origins: ["https://api.tavily.com"],
      baseUrl: "https://api.tavily.com",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.tavily.com/usage",
        identity: ["{account} at api.tavily.com", "api.tavily.com"],
        label: [
          "{account}, plan {/account/current_plan}",
          "{account}",
          "Plan {/account/current_plan}",
          "api.tavily.com",
        ],
      },
      judge: [
        {
          status: [432, 433],
          then: {
            outcome: "limited",
            missing: ["credit"],
            hint: "The key is accepted, but the limit of its plan or of the key itself is used up.",
          },
        },
        {
          status: 200,
          absent: "/key",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer speaks of no usage." },
        },
      ],
      says: ["/detail/error"],
      guide,
    }),
  ],
});
