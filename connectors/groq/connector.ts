import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "groq",
  name: "Groq",
  aliases: ["groqcloud", "llm", "llama", "whisper", "openai compatible", "ai"],
  category: "ai",
  docs: "https://console.groq.com/docs/quickstart",
  tile: { initials: "Gq", hue: 12 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Shown once when it is made.",
          example: "gsk_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP",
          pattern: "^gsk_[A-Za-z0-9]{20,}$",
          message: "An API key begins with gsk_. Copy all of it.",
        }),
        account,
      },
      origins: ["https://api.groq.com"],
      baseUrl: "https://api.groq.com/openai/v1",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "https://api.groq.com/openai/v1/models",
        identity: ["{account} at api.groq.com", "api.groq.com"],
        label: ["{account}", "api.groq.com"],
      },
      judge: [{ status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      guide,
    }),
  ],
});
