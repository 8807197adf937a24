import { oauthLike, taken } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { applicationGuide, oauthGuide } from "./guide";

const scopes = [
  little("read_products", "Read products"),
  much("write_products", "Read and change products"),
  little("read_orders", "Read orders of the last 60 days"),
  much("write_orders", "Read and change orders"),
  much("read_all_orders", "Read all orders, which Shopify has to approve"),
  little("read_customers", "Read customers"),
  much("write_customers", "Read and change customers"),
  little("read_inventory", "Read stock"),
  much("write_inventory", "Read and change stock"),
  little("read_locations", "See locations"),
  little("read_fulfillments", "Read fulfilments"),
  much("write_fulfillments", "Read and make fulfilments"),
  little("read_discounts", "Read discounts"),
  much("write_discounts", "Read and change discounts"),
  little("read_shipping", "Read shipping settings"),
];
const presets = [
  { title: "Read orders, products and customers", scopes: ["read_orders", "read_products", "read_customers"] },
  {
    title: "Read and write",
    scopes: ["write_orders", "write_products", "write_customers", "write_inventory", "write_fulfillments"],
  },
];

const header = { "x-shopify-access-token": "{oauth.accessToken}" };
const endpoint = "https://{store}.myshopify.com/admin/oauth/access_token";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    title: "App (OAuth 2.0)",
    when: "Stores install an app of yours.",
    fields: taken(token, "store"),
    header,
    scopes,
    presets,
    scopesHelp: "Separated by commas. Writing includes reading: list only one of the two.",
    oauth2: {
      endpoints: {
        authorize: "https://{store}.myshopify.com/admin/oauth/authorize",
        // The code of another store than the typed one is refused here.
        token: endpoint,
      },
      pkce: false,
      authorize: { proof: { parameter: "hmac", key: "{clientSecret}" } },
      scopes: { wanted: "{scopes}", separator: "," },
      // Without it the token would never end, which Shopify does not give to new apps any more.
      token: { parameters: { expiring: "1" }, life: 3600, refreshLife: 7_776_000 },
      refresh: { rotation: "always", grace: "untilUsed", keepAlive: 2_592_000 },
      facts: { shop: { from: "callback", name: "shop", pattern: "[a-z0-9][a-z0-9-]*\\.myshopify\\.com" } },
    },
    guide: oauthGuide,
  });

export const application = (token: HttpScheme): HttpScheme => ({
  ...oauthLike(token, {
    title: "App of the Dev Dashboard (client credentials)",
    when: "An app and a store of the same organisation; nobody has to agree.",
    fields: taken(token, "store"),
    settings: taken(token, "scopes"),
    header,
    oauth2: {
      grant: "client_credentials",
      endpoints: { token: endpoint },
      token: { life: 86_399 },
      offline: "none",
    },
    guide: applicationGuide,
  }),
  id: "application",
  recommended: true,
});
