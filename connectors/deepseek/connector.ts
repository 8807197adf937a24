import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "deepseek",
  name: "DeepSeek",
  aliases: ["deepseek", "llm", "reasoner", "openai compatible", "ai"],
  category: "ai",
  docs: "https://api-docs.deepseek.com/",
  tile: { initials: "Ds", hue: 232 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Shown once when it is made.",
          example: "sk-0123456789abcdef0123456789abcdef",
          pattern: "^sk-[A-Za-z0-9]{20,}$",
          message: "An API key begins with sk-. Copy all of it.",
        }),
        account,
      },
      origins: ["https://api.deepseek.com"],
      baseUrl: "https://api.deepseek.com",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.deepseek.com/user/balance",
        identity: ["{account} at api.deepseek.com", "api.deepseek.com"],
        label: ["{account}", "api.deepseek.com"],
      },
      judge: [
        {
          status: 402,
          then: {
            outcome: "limited",
            missing: ["credit"],
            hint: "The key is accepted, but its account has used up what it paid for.",
          },
        },
        {
          status: 200,
          at: "/is_available",
          is: false,
          then: {
            outcome: "limited",
            missing: ["credit"],
            hint: "The key is accepted, but its account has used up what it paid for.",
          },
        },
        { status: 200, absent: "/balance_infos", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
