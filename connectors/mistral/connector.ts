import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "mistral",
  name: "Mistral AI",
  aliases: ["mistral", "le chat", "codestral", "llm", "ai"],
  category: "ai",
  docs: "https://docs.mistral.ai/getting-started/quickstart/",
  tile: { initials: "Mi", hue: 25 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Shown once when it is made. It pays from the workspace that it belongs to.",
          example: "0123456789abcdefghijklmnopqrstuv",
          pattern: "^[A-Za-z0-9_-]{20,}$",
          message: "An API key holds only letters, digits, - and _. Copy all of it.",
        }),
        account,
      },
      origins: ["https://api.mistral.ai"],
      baseUrl: "https://api.mistral.ai/v1",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.mistral.ai/v1/models",
        identity: ["{account} at api.mistral.ai", "api.mistral.ai"],
        label: ["{account}", "api.mistral.ai"],
      },
      judge: [{ status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      guide,
    }),
  ],
});
