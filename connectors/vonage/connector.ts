import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "vonage",
  name: "Vonage",
  aliases: ["nexmo", "sms", "voice", "verify"],
  category: "communication",
  docs: "https://developer.vonage.com/en/getting-started/concepts/authentication",
  tile: { initials: "Vo", hue: 277 },
  schemes: [
    scheme({
      id: "keyAndSecret",
      type: "basic",
      title: "API key and secret",
      recommended: true,
      fields: {
        accountKey: text({
          label: "API key",
          help: "Names the account and is not secret.",
          example: "a1b2c3d4",
          pattern: "^[0-9a-f]{8}$",
          message: "An API key has 8 characters of 0-9 and a-f.",
        }),
        apiSecret: secret({ label: "API secret", help: "Of the same account." }),
      },
      origins: ["https://rest.nexmo.com", "https://api.nexmo.com"],
      baseUrl: "https://rest.nexmo.com",
      authenticate: { basic: { user: "{accountKey}", password: "{apiSecret}" } },
      probe: {
        url: "https://rest.nexmo.com/account/get-balance",
        identity: "{accountKey}",
        label: "Account {accountKey}",
      },
      judge: [{ status: 200, absent: "/value", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      says: ["/error-code-label"],
      guide,
    }),
  ],
});
