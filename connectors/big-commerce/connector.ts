import { apiToken, storeHash } from "../families/bigcommerce";
import { clientId, clientSecret, little, much, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, type JudgeRule, scheme } from "../kit";
import { guide, oauthGuide } from "./guide";

const probe = {
  url: "https://api.bigcommerce.com/stores/{storeHash}/v3/customers?limit=1",
  identity: "{storeHash}",
  label: "{storeHash}.mybigcommerce.com",
} as const;

const judge: readonly JudgeRule[] = [
  {
    status: 403,
    then: {
      outcome: "limited",
      reason: "insufficient_scope",
      missing: ["read customers"],
      hint: "BigCommerce knows the token, but it may not read customers, which is what the check does.",
    },
  },
  {
    status: 404,
    then: {
      outcome: "rejected",
      reason: "misconfigured",
      field: "storeHash",
      hint: "BigCommerce has no store of this hash.",
    },
  },
  { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

const scopes = [
  little("store_v2_customers_read_only", "Read customers"),
  much("store_v2_customers", "Read and change customers"),
  little("store_v2_orders_read_only", "Read orders"),
  much("store_v2_orders", "Read and change orders"),
  little("store_v2_products_read_only", "Read products"),
  much("store_v2_products", "Read and change products"),
  little("store_inventory_read_only", "Read stock"),
  much("store_inventory", "Read and change stock"),
  little("store_v2_information_read_only", "See the store"),
];
const presets = [
  {
    title: "Read and write",
    scopes: ["store_v2_customers", "store_v2_orders", "store_v2_products", "store_inventory"],
  },
  {
    title: "Read only",
    scopes: ["store_v2_customers_read_only", "store_v2_orders_read_only", "store_v2_products_read_only"],
  },
];

export default defineConnector({
  id: "big-commerce",
  name: "BigCommerce",
  aliases: ["bigcommerce", "store", "shop", "orders", "products"],
  category: "ecommerce",
  docs: "https://developer.bigcommerce.com/docs/start/authentication/api-accounts",
  tile: { initials: "Bc", hue: 220 },
  schemes: [
    scheme({
      id: "storeAccount",
      type: "apiKey",
      title: "Store-level API account",
      when: "For one store, yours.",
      recommended: true,
      fields: { storeHash, apiToken },
      origins: ["https://api.bigcommerce.com"],
      baseUrl: "https://api.bigcommerce.com/stores/{storeHash}",
      authenticate: { header: { "x-auth-token": "{apiToken}" } },
      probe,
      judge,
      guide,
    }),
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "Public app (OAuth 2.0)",
      when: "Stores let in an app of your own.",
      fields: {
        storeHash,
        clientId: clientId(),
        clientSecret: clientSecret(),
        scopes: scopesField({
          default: presetText(presets),
          help: "The same as in the app, separated by blanks. With store_v2_customers the check can read.",
        }),
      },
      origins: ["https://api.bigcommerce.com"],
      baseUrl: "https://api.bigcommerce.com/stores/{storeHash}",
      authenticate: { header: { "x-auth-token": "{oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://login.bigcommerce.com/oauth2/authorize",
          token: "https://login.bigcommerce.com/oauth2/token",
        },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
        scopes: { wanted: "{scopes}", available: scopes, presets },
        authorize: { parameters: { context: "stores/{storeHash}" } },
        // The exchange has to repeat what was asked for.
        token: { parameters: { context: "stores/{storeHash}", scope: "{scopes}" } },
        offline: "none",
      },
      probe,
      judge,
      guide: oauthGuide,
    }),
  ],
});
