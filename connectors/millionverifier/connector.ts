import { account, apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "millionverifier",
  name: "MillionVerifier",
  aliases: ["email verification", "million verifier", "bulk verify"],
  category: "marketing",
  docs: "https://developer.millionverifier.com/",
  tile: { initials: "Mv", hue: 145 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "It travels in the address, because MillionVerifier takes it nowhere else.",
          example: "AbCdEf0123456789GhIjKl",
          pattern: "^[A-Za-z0-9]{20,}$",
          message: "A key holds 20 or more letters and digits.",
        }),
        account,
      },
      origins: ["https://api.millionverifier.com"],
      baseUrl: "https://api.millionverifier.com/api/v3",
      authenticate: { query: { api: "{apiKey}" } },
      probe: {
        url: "https://api.millionverifier.com/api/v3/credits",
        identity: ["{account} at MillionVerifier", "api.millionverifier.com"],
        label: ["{account}", "a MillionVerifier key"],
      },
      judge: [
        {
          status: [200, 400, 401, 403],
          text: '"error"\\s*:\\s*"[^"]+"',
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        { status: 200, absent: "/credits", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
