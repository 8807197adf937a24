import { apiKey } from "../families/key";
import { clientId, clientSecret, little, much, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, type JudgeRule, scheme, text } from "../kit";
import { oauthGuide, tokenGuide } from "./guide";

const domainPrefix = text({
  label: "Store",
  help: "The name in front of .retail.lightspeed.app. Paste the whole address if you like.",
  example: "acme",
  prefix: "https://",
  suffix: ".retail.lightspeed.app",
  pattern: "^[a-z0-9][a-z0-9-]*$",
  message: "Use small letters, digits and dashes only, as in acme.retail.lightspeed.app.",
  maxLength: 63,
  paste: [
    { kind: "strip", pattern: "^https?://" },
    { kind: "strip", pattern: "[/?#].*$" },
    { kind: "strip", pattern: "\\.(retail\\.lightspeed\\.app|vendhq\\.com)$" },
  ],
});

const probe = {
  url: "https://{domainPrefix}.retail.lightspeed.app/api/2.0/retailer",
  identity: "/data/id",
  label: "{domainPrefix}.retail.lightspeed.app",
} as const;

const judge: readonly JudgeRule[] = [
  {
    status: 404,
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "domainPrefix",
      hint: "There is no X-Series store of this name. R-Series, K-Series and C-Series are other products.",
    },
  },
];

const scopes = [
  little("retailers:read", "See the store"),
  little("products:read", "Read products"),
  much("products:write", "Change products"),
  little("customers:read", "Read customers"),
  much("customers:write", "Change customers"),
  little("sales:read", "Read sales"),
  much("sales:write", "Make and change sales"),
  little("inventory:read", "Read stock"),
];
const presets = [
  { title: "Read only", scopes: ["retailers:read", "products:read", "customers:read", "sales:read", "inventory:read"] },
  {
    title: "Read and write",
    scopes: [
      "retailers:read",
      "products:read",
      "products:write",
      "customers:read",
      "customers:write",
      "sales:read",
      "sales:write",
      "inventory:read",
    ],
  },
];

export default defineConnector({
  id: "lightspeed",
  name: "Lightspeed Retail (X-Series)",
  aliases: ["lightspeed", "vend", "pos", "x-series", "retail"],
  category: "ecommerce",
  docs: "https://x-series-api.lightspeedhq.com/docs/authorization",
  tile: { initials: "Ls", hue: 0 },
  schemes: [
    scheme({
      id: "personalToken",
      type: "bearer",
      title: "Personal token",
      when: "For one store, on the Plus plan.",
      recommended: true,
      fields: {
        domainPrefix,
        token: apiKey({ label: "Personal token", help: "Acts as the person who made it." }),
      },
      origins: ["https://{domainPrefix}.retail.lightspeed.app"],
      baseUrl: "https://{domainPrefix}.retail.lightspeed.app/api/2.0",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe,
      judge,
      guide: tokenGuide,
    }),
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0",
      when: "Stores let in an application of your own.",
      fields: {
        domainPrefix,
        clientId: clientId(),
        clientSecret: clientSecret(),
        scopes: scopesField({ default: presetText(presets) }),
      },
      origins: ["https://{domainPrefix}.retail.lightspeed.app"],
      baseUrl: "https://{domainPrefix}.retail.lightspeed.app/api/2.0",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://secure.retail.lightspeed.app/connect",
          // The code of another store than the typed one is refused here.
          token: "https://{domainPrefix}.retail.lightspeed.app/api/1.0/token",
        },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
        scopes: { wanted: "{scopes}", available: scopes, presets },
        token: { life: 86_400 },
        refresh: { rotation: "always" },
      },
      probe,
      judge,
      guide: oauthGuide,
    }),
  ],
});
