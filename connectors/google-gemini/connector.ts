import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "google-gemini",
  name: "Google Gemini",
  aliases: ["gemini", "google ai", "ai studio", "generative language", "llm", "ai"],
  category: "ai",
  docs: "https://ai.google.dev/gemini-api/docs/api-key",
  tile: { initials: "Ge", hue: 230 },
  popular: true,
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Belongs to one Google Cloud project.",
          example: "AIzaSyA0123456789abcdefghijklmnopqrstuv",
          pattern: "^(AIza[0-9A-Za-z_-]{35}|AQ\\.\\S{10,})$",
          message: "A key begins with AIza and has 39 characters, or begins with AQ. if it is a newer one.",
        }),
        account,
      },
      origins: ["https://generativelanguage.googleapis.com"],
      baseUrl: "https://generativelanguage.googleapis.com/v1beta",
      authenticate: { header: { "x-goog-api-key": "{apiKey}" } },
      probe: {
        url: "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1",
        identity: ["{account} at Google Gemini", "generativelanguage.googleapis.com"],
        label: ["{account}", "a Gemini key"],
      },
      judge: [
        { status: 400, text: "api key expired", then: { outcome: "rejected", reason: "expired" } },
        { status: 400, text: "API_KEY_INVALID", then: { outcome: "rejected", reason: "invalid_credentials" } },
        {
          status: 403,
          text: "reported as leaked",
          then: {
            outcome: "rejected",
            reason: "revoked",
            hint: "Google found this key in public and has switched it off.",
          },
        },
        {
          status: 403,
          text: "unregistered callers",
          then: { outcome: "rejected", reason: "invalid_credentials", hint: "The key did not arrive." },
        },
        {
          status: 403,
          text: "SERVICE_DISABLED|accessNotConfigured",
          then: {
            outcome: "limited",
            missing: ["Generative Language API"],
            hint: "Switch on the Generative Language API in the key's project.",
          },
        },
        {
          status: 403,
          text: "API_KEY_[A-Z_]*BLOCKED",
          then: {
            outcome: "limited",
            missing: ["calls from this server"],
            hint: "The key's restrictions keep out this API or the address of this server.",
          },
        },
        { status: 403, text: "rateLimitExceeded", then: { outcome: "inconclusive", reason: "rate_limited" } },
        {
          status: 400,
          text: "user location is not supported",
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            hint: "Google does not offer Gemini in the country or network that this server is in.",
          },
        },
        { status: 200, absent: "/models", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
