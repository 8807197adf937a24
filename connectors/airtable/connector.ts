import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "airtable",
  name: "Airtable",
  aliases: ["bases", "tables", "records", "spreadsheet"],
  category: "database",
  docs: "https://airtable.com/developers/web/api/authentication",
  tile: { initials: "At", hue: 45 },
  popular: true,
  deprecations: [
    {
      date: "2024-02-01",
      text: "API keys that begin with key… no longer work. Make a personal access token instead.",
    },
  ],
  schemes: [
    scheme({
      id: "token",
      type: "bearer",
      title: "Personal access token",
      recommended: true,
      fields: {
        token: apiKey({
          label: "Personal access token",
          help: "Acts as the person who made it, within the scopes and bases chosen there.",
          example: "patAbCdEfGhIjKlMn.0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          pattern: "^pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}$",
          message: "A token is pat and 14 characters, a dot, and 64 more. Copy both halves; an old key… does not work.",
        }),
      },
      origins: ["https://api.airtable.com"],
      baseUrl: "https://api.airtable.com/v0",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://api.airtable.com/v0/meta/whoami",
        identity: "/id",
        label: ["/email", "/id"],
      },
      judge: [
        {
          status: 200,
          absent: "/id",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer speaks of no user." },
        },
      ],
      guide,
    }),
  ],
});
