import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";
import { application, oauth } from "./oauth";

/** Shopify keeps a version for twelve months: this is the one place to change it. */
const version = "2026-07" as const;

const byKey = scheme({
  id: "adminToken",
  type: "apiKey",
  title: "Admin API access token",
  when: "A custom app that was made in the store's admin before 2026.",
  fields: {
    store: text({
      label: "Store",
      help: "The name in front of .myshopify.com, not your public domain.",
      example: "acme-eu",
      prefix: "https://",
      suffix: ".myshopify.com",
      pattern: "^[a-z0-9][a-z0-9-]*$",
      message: "Use small letters, digits and dashes only, as in acme-eu.myshopify.com.",
      maxLength: 100,
      paste: [
        { kind: "strip", pattern: "^https?://" },
        { kind: "strip", pattern: "^admin\\.shopify\\.com/store/" },
        { kind: "strip", pattern: "[/?#].*$" },
        { kind: "strip", pattern: "\\.myshopify\\.com$" },
      ],
    }),
    token: secret({
      label: "Admin API access token",
      help: "Shopify shows it once.",
      example: "shpat_0123456789abcdef0123456789abcdef",
      pattern: "^shp(at|ca|pa)_[0-9a-f]{32}$",
      message: "A token begins with shpat_ and has 32 more characters. The API key and API secret are something else.",
    }),
    scopes: text({
      label: "Scopes",
      group: "settings",
      help: "What you want to use, separated by blanks. The check says which of them the app was not given.",
      example: "read_orders read_products",
      pattern: "^[a-z_]+([\\s,]+[a-z_]+)*$",
      message: "List scopes such as read_orders, separated by blanks or commas.",
      maxLength: 4000,
      optional: true,
    }),
  },
  origins: ["https://{store}.myshopify.com"],
  baseUrl: `https://{store}.myshopify.com/admin/api/${version}`,
  authenticate: { header: { "x-shopify-access-token": "{token}" } },
  probe: {
    method: "POST",
    reason: "GraphQL is always asked with POST; a query, unlike a mutation, only reads.",
    url: `https://{store}.myshopify.com/admin/api/${version}/graphql.json`,
    json: { query: "query { shop { name myshopifyDomain } }" },
    identity: ["/data/shop/myshopifyDomain", "{store}.myshopify.com"],
    label: ["/data/shop/name", "{store}.myshopify.com"],
    granted: {
      url: "https://{store}.myshopify.com/admin/oauth/access_scopes.json",
      at: "/access_scopes/*/handle",
    },
    wanted: "scopes",
  },
  judge: [
    {
      status: 404,
      then: {
        outcome: "rejected",
        reason: "misconfigured",
        field: "store",
        hint: "There is no store of this name at Shopify.",
      },
    },
    {
      status: [402, 423],
      then: {
        outcome: "rejected",
        reason: "account_locked",
        hint: "Shopify has frozen or locked this store. Its owner has to settle that there.",
      },
    },
    { status: 430, then: { outcome: "inconclusive", reason: "rate_limited" } },
    {
      at: "/errors/0/extensions/code",
      is: "THROTTLED",
      then: { outcome: "inconclusive", reason: "rate_limited" },
    },
    {
      at: "/errors/0/extensions/code",
      is: "ACCESS_DENIED",
      then: { outcome: "limited", missing: ["read the store"] },
    },
    {
      status: 200,
      absent: "/data/shop",
      then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer speaks of no store." },
    },
  ],
  guide,
});

export default defineConnector({
  id: "shopify",
  name: "Shopify",
  aliases: ["store", "shop", "orders", "products", "myshopify"],
  category: "ecommerce",
  docs: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
  tile: { initials: "Sh", hue: 130 },
  popular: true,
  deprecations: [
    {
      date: "2026-01-01",
      text: "Custom apps can no longer be made in a store's admin. Tokens of existing ones keep working.",
      schemes: ["adminToken"],
    },
  ],
  schemes: [application(byKey), oauth(byKey), byKey],
});
