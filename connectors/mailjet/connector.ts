import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "mailjet",
  name: "Mailjet",
  aliases: ["transactional email", "newsletter", "sinch"],
  category: "email",
  docs: "https://dev.mailjet.com/email/guides/getting-started/",
  tile: { initials: "Mj", hue: 42 },
  schemes: [
    scheme({
      id: "keyPair",
      type: "basic",
      title: "API key and secret key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "The public half of the pair.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An API key has 32 characters of 0-9 and a-f.",
        }),
        secretKey: secret({
          label: "Secret key",
          help: "Shown once when the pair is made.",
          example: "fedcba9876543210fedcba9876543210",
          pattern: "^[0-9a-f]{32}$",
          message: "A secret key has 32 characters of 0-9 and a-f.",
        }),
      },
      origins: ["https://api.mailjet.com"],
      baseUrl: "https://api.mailjet.com",
      authenticate: { basic: { user: "{apiKey}", password: "{secretKey}" } },
      probe: {
        url: "https://api.mailjet.com/v3/REST/user",
        identity: "/Data/0/ID",
        label: ["/Data/0/Email", "/Data/0/Username", "/Data/0/ID"],
      },
      judge: [{ status: 200, absent: "/Data", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      says: ["/ErrorMessage"],
      guide,
    }),
  ],
});
