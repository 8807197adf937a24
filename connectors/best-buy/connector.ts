import { account, apiKey } from "../families/key";
import { defineConnector, scheme, secret, url } from "../kit";
import { developerGuide, sellerGuide } from "./guide";

export default defineConnector({
  id: "best-buy",
  name: "Best Buy",
  aliases: ["bestbuy", "marketplace", "mirakl", "seller", "products"],
  category: "ecommerce",
  docs: "https://developer.mirakl.com/content/product/mmp/rest/seller/openapi3",
  tile: { initials: "Bb", hue: 225 },
  schemes: [
    scheme({
      id: "sellerKey",
      type: "apiKey",
      title: "Marketplace seller key",
      when: "You sell on Best Buy's marketplace, which runs on Mirakl.",
      recommended: true,
      fields: {
        baseUrl: url({
          label: "Address of the marketplace",
          help: "Where you sign in as a seller. Paste any page of it: the rest is cut off.",
          example: "https://bestbuy.mirakl.net",
          pattern: "^https://[^\\s/?#\\\\@]+$",
          message: "Enter only https:// and the host, as in https://your-marketplace.mirakl.net.",
          paste: [{ kind: "url", into: { baseUrl: "origin" } }],
        }),
        apiKey: secret({ label: "API key", help: "The key of your shop, from the marketplace's back office." }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      authenticate: { header: { authorization: "{apiKey}" } },
      probe: {
        url: "{+baseUrl}/api/account",
        identity: ["{/shop_id} at {baseUrl}"],
        label: ["/shop_name", "Shop {/shop_id}"],
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no marketplace API at this address.",
          },
        },
      ],
      guide: sellerGuide,
    }),
    scheme({
      id: "developerKey",
      type: "apiKey",
      title: "Developer key",
      when: "You read the public catalogue: products, stores, categories.",
      fields: {
        apiKey: apiKey({ help: "The key that Best Buy sent you for its developer site. It travels in the address." }),
        account,
      },
      origins: ["https://api.bestbuy.com"],
      baseUrl: "https://api.bestbuy.com/v1",
      authenticate: { query: { apiKey: "{apiKey}" } },
      probe: {
        url: "https://api.bestbuy.com/v1/categories?pageSize=1&format=json",
        identity: ["{account} at api.bestbuy.com", "api.bestbuy.com"],
        label: ["{account}", "a Best Buy developer key"],
      },
      judge: [
        {
          status: [400, 403],
          text: "inactive",
          then: {
            outcome: "rejected",
            reason: "revoked",
            hint: "Best Buy has not activated this key, or has switched it off.",
          },
        },
        {
          status: 403,
          text: "over (quota|rate|limit|queries)|limit exceeded|quota exceeded",
          then: { outcome: "inconclusive", reason: "rate_limited" },
        },
        {
          status: [400, 403],
          text: "api ?key|not authorized",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        {
          status: 403,
          then: {
            outcome: "inconclusive",
            reason: "not_checkable",
            hint: "Best Buy answers the same to a key that it does not know and to one that asked too often.",
          },
        },
      ],
      guide: developerGuide,
    }),
  ],
});
