import * as ebay from "../families/ebay";
import { little, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

const scopes = [little(`${ebay.at}/sell.finances`, "Read payouts, transactions and fees")];
const presets = [{ title: "Payouts and fees", scopes: [`${ebay.at}/sell.finances`] }];

export default defineConnector({
  id: "ebay-finance",
  name: "eBay Finance",
  aliases: ["ebay finances", "payouts", "fees"],
  category: "accounting",
  docs: "https://developer.ebay.com/api-docs/sell/finances/overview.html",
  tile: { initials: "Ef", hue: 40 },
  schemes: [
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0 (seller)",
      recommended: true,
      fields: {
        environment: ebay.environment,
        ...ebay.keys,
        ruName: ebay.ruName,
        scopes: scopesField({ default: presetText(presets) }),
      },
      origins: ["https://apiz.{environment}"],
      baseUrl: "https://apiz.{environment}/sell/finances/v1",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: ebay.endpoints,
        client: ebay.client,
        pkce: false,
        authorize: { redirectUri: "{ruName}" },
        scopes: {
          wanted: "{scopes}",
          always: [`${ebay.at}/commerce.identity.readonly`],
          available: scopes,
          presets,
        },
        token: { life: 7200, refreshLife: ebay.refreshLife, types: ["User Access Token"] },
        refresh: { rotation: "never" },
        // The Finances API does not say whose money it is.
        facts: {
          seller: {
            from: "request",
            request: { url: "https://apiz.{environment}/commerce/identity/v1/user/" },
            at: "/userId",
            label: "/username",
            title: "seller",
          },
          sellerName: {
            from: "request",
            request: { url: "https://apiz.{environment}/commerce/identity/v1/user/" },
            at: "/username",
            title: "name of the seller",
            optional: true,
          },
        },
      },
      probe: {
        url: "https://apiz.{environment}/sell/finances/v1/seller_funds_summary",
        expect: "any",
        identity: "{facts.seller}",
        label: ["{facts.sellerName}", "{facts.seller}"],
      },
      judge: [
        {
          status: [400, 403],
          text: '"errorId"\\s*:\\s*215\\d+',
          then: {
            outcome: "limited",
            reason: "not_permitted",
            missing: ["digital signatures"],
            hint: "eBay knows the seller, but wants signed requests: sellers in the European Union and the United Kingdom need them for this API.",
          },
        },
        ...ebay.judge,
      ],
      guide,
    }),
  ],
});
