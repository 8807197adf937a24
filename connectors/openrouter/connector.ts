import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "openrouter",
  name: "OpenRouter",
  aliases: ["llm", "models", "router", "openai compatible", "ai"],
  category: "ai",
  docs: "https://openrouter.ai/docs/api/reference/authentication",
  tile: { initials: "Or", hue: 248 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Shown once when it is made. It may have a limit of its own.",
          example: "sk-or-v1-0123456789abcdef0123456789abcdef0123456789abcdef",
          pattern: "^sk-or-[A-Za-z0-9-]{20,}$",
          message: "An API key begins with sk-or-. Copy all of it.",
        }),
        account,
      },
      origins: ["https://openrouter.ai"],
      baseUrl: "https://openrouter.ai/api/v1",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://openrouter.ai/api/v1/key",
        identity: ["/data/creator_user_id", "{account} at openrouter.ai", "openrouter.ai"],
        label: ["{account}", "/data/creator_user_id", "openrouter.ai"],
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
          at: "/data/limit_remaining",
          is: 0,
          then: { outcome: "limited", missing: ["credit"], hint: "The key is accepted, but its own limit is used up." },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
