import { apiKey } from "../families/key";
import { clientId, clientSecret, little, much, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, scheme } from "../kit";
import { guide, oauthGuide } from "./guide";

const scopes = [
  little("data.records:read", "Read records"),
  much("data.records:write", "Create, change and delete records"),
  little("data.recordComments:read", "Read comments"),
  much("data.recordComments:write", "Write comments"),
  little("schema.bases:read", "See tables and fields"),
  much("schema.bases:write", "Change tables and fields"),
  little("user.email:read", "See the e-mail address of who signed in"),
  much("webhook:manage", "Register webhooks"),
];
const presets = [
  {
    title: "Read and write records",
    scopes: ["data.records:read", "data.records:write", "schema.bases:read", "user.email:read"],
  },
  { title: "Read only", scopes: ["data.records:read", "schema.bases:read", "user.email:read"] },
];

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
      when: "For one account that is used by everything here.",
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
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0",
      when: "People let in an integration of your own, each for what they choose.",
      fields: {
        clientId: clientId(),
        clientSecret: clientSecret({ help: "Only if the integration has one.", optional: true }),
        scopes: scopesField({ default: presetText(presets) }),
      },
      origins: ["https://api.airtable.com"],
      baseUrl: "https://api.airtable.com/v0",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://airtable.com/oauth2/v1/authorize",
          token: "https://airtable.com/oauth2/v1/token",
        },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "basic" },
        scopes: { wanted: "{scopes}", available: scopes, presets },
        token: { life: 3600, refreshLife: 5_184_000 },
        // A refresh token that lies unused for sixty days ends.
        refresh: { rotation: "always", keepAlive: 2_592_000 },
      },
      probe: {
        url: "https://api.airtable.com/v0/meta/whoami",
        identity: "/id",
        label: ["/email", "/id"],
        granted: { at: "/scopes" },
        wanted: "scopes",
      },
      guide: oauthGuide,
    }),
  ],
});
