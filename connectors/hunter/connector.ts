import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "hunter",
  name: "Hunter",
  aliases: ["hunter.io", "email finder", "email verifier", "domain search"],
  category: "marketing",
  docs: "https://hunter.io/api-documentation/v2",
  tile: { initials: "Hu", hue: 20 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "40 characters of 0-9 and a-f.",
          example: "0123456789abcdef0123456789abcdef01234567",
          pattern: "^[0-9a-f]{40}$",
          message: "A key has exactly 40 characters of 0-9 and a-f.",
        }),
      },
      origins: ["https://api.hunter.io"],
      baseUrl: "https://api.hunter.io/v2",
      authenticate: { header: { "x-api-key": "{apiKey}" } },
      probe: {
        url: "https://api.hunter.io/v2/account",
        identity: "/data/email",
        label: ["{/data/email} ({/data/plan_name})", "/data/email"],
      },
      judge: [
        {
          status: 403,
          then: { outcome: "inconclusive", reason: "rate_limited", hint: "Hunter answers 403 to too many requests." },
        },
      ],
      says: ["/errors/0/details"],
      guide,
    }),
  ],
});
