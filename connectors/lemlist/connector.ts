import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "lemlist",
  name: "lemlist",
  aliases: ["cold email", "outreach", "campaigns", "leads"],
  category: "marketing",
  docs: "https://developer.lemlist.com/api-reference/getting-started/authentication",
  tile: { initials: "Le", hue: 262 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "basic",
      title: "API key",
      recommended: true,
      fields: { apiKey: secret({ label: "API key", help: "Belongs to one team; shown once." }) },
      origins: ["https://api.lemlist.com"],
      baseUrl: "https://api.lemlist.com/api",
      authenticate: { basic: { user: "", password: "{apiKey}" } },
      probe: {
        url: "https://api.lemlist.com/api/team",
        identity: "/_id",
        label: ["/name", "/_id"],
      },
      judge: [
        {
          status: 400,
          text: "api ?key|authentication",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        { status: 200, absent: "/_id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
