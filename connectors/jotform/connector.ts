import { choice, defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "jotform",
  name: "Jotform",
  aliases: ["forms", "submissions", "surveys"],
  category: "marketing",
  docs: "https://api.jotform.com/docs/",
  tile: { initials: "Jf", hue: 30 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        region: choice({
          label: "Region",
          help: "Where the account's data is kept. The other addresses do not know it.",
          group: "connection",
          default: "api.jotform.com",
          choices: [
            { value: "api.jotform.com", label: "Standard" },
            { value: "eu-api.jotform.com", label: "Europe" },
            { value: "hipaa-api.jotform.com", label: "HIPAA" },
          ],
        }),
        apiKey: secret({
          label: "API key",
          help: "With read access only, unless your flows write.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An API key has 32 characters of 0-9 and a-f.",
        }),
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}",
      authenticate: { header: { apikey: "{apiKey}" } },
      probe: {
        url: "https://{region}/user",
        identity: "/content/username",
        label: ["{/content/name} ({/content/email})", "{/content/username} ({/content/email})", "/content/username"],
      },
      judge: [
        { status: 200, at: "/responseCode", is: 401, then: { outcome: "rejected", reason: "invalid_credentials" } },
        {
          status: [200, 301, 302],
          at: "/responseCode",
          is: [301, 302],
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            field: "region",
            hint: "The account is kept in another region.",
          },
        },
      ],
      guide,
    }),
  ],
});
