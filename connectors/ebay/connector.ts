import * as ebay from "../families/ebay";
import { little, much, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, type JudgeRule, scheme } from "../kit";
import { applicationGuide, guide } from "./guide";

const { at } = ebay;

const scopes = [
  little(at, "Public data"),
  much(`${at}/sell.fulfillment`, "Read and fulfil orders"),
  little(`${at}/sell.fulfillment.readonly`, "Read orders"),
  much(`${at}/sell.inventory`, "Read and write inventory and offers"),
  little(`${at}/sell.inventory.readonly`, "Read inventory and offers"),
  much(`${at}/sell.account`, "Change policies of the account"),
  little(`${at}/sell.account.readonly`, "Read policies of the account"),
  much(`${at}/sell.marketing`, "Manage promotions"),
  little(`${at}/commerce.identity.readonly`, "See who signed in"),
];

const presets = [
  {
    title: "Orders and inventory",
    scopes: [
      at,
      `${at}/sell.fulfillment`,
      `${at}/sell.inventory`,
      `${at}/sell.account.readonly`,
      `${at}/commerce.identity.readonly`,
    ],
  },
  {
    title: "Read only",
    scopes: [
      at,
      `${at}/sell.fulfillment.readonly`,
      `${at}/sell.inventory.readonly`,
      `${at}/commerce.identity.readonly`,
    ],
  },
];

const applicationJudge: readonly JudgeRule[] = [
  ...ebay.judge,
  { status: 200, absent: "/categoryTreeId", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "ebay",
  name: "eBay",
  aliases: ["marketplace", "seller", "orders", "listings"],
  category: "ecommerce",
  docs: "https://developer.ebay.com/api-docs/static/oauth-authorization-code-grant.html",
  tile: { initials: "Eb", hue: 355 },
  popular: true,
  schemes: [
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0 (seller)",
      when: "A seller signs in; orders and inventory are theirs.",
      recommended: true,
      fields: {
        environment: ebay.environment,
        ...ebay.keys,
        ruName: ebay.ruName,
        scopes: scopesField({ default: presetText(presets) }),
      },
      // Some of eBay's APIs live on apiz.
      origins: ["https://api.{environment}", "https://apiz.{environment}"],
      baseUrl: "https://api.{environment}",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: ebay.endpoints,
        client: ebay.client,
        pkce: false,
        authorize: { redirectUri: "{ruName}" },
        scopes: { wanted: "{scopes}", available: scopes, presets },
        token: { life: 7200, refreshLife: ebay.refreshLife, types: ["User Access Token"] },
        refresh: { rotation: "never" },
      },
      probe: {
        url: "https://apiz.{environment}/commerce/identity/v1/user/",
        identity: "/userId",
        label: ["/username", "/userId"],
      },
      judge: ebay.judge,
      guide,
    }),
    scheme({
      id: "application",
      type: "oauth2",
      title: "Application token",
      when: "Only public data: searching, categories.",
      fields: { environment: ebay.environment, ...ebay.keys },
      origins: ["https://api.{environment}"],
      baseUrl: "https://api.{environment}",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "client_credentials",
        endpoints: { token: ebay.endpoints.token },
        client: { ...ebay.client, fields: [] },
        scopes: { wanted: "", always: [at] },
        token: { life: 7200, types: ["Application Access Token"] },
        offline: "none",
      },
      probe: {
        url: "https://api.{environment}/commerce/taxonomy/v1/get_default_category_tree_id?marketplace_id=EBAY_US",
        identity: "{clientId}",
        label: "{clientId}",
      },
      judge: applicationJudge,
      guide: applicationGuide,
    }),
  ],
});
