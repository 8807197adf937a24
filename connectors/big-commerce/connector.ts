import { apiToken, storeHash } from "../families/bigcommerce";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

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
      recommended: true,
      fields: { storeHash, apiToken },
      origins: ["https://api.bigcommerce.com"],
      baseUrl: "https://api.bigcommerce.com/stores/{storeHash}",
      authenticate: { header: { "x-auth-token": "{apiToken}" } },
      probe: {
        url: "https://api.bigcommerce.com/stores/{storeHash}/v3/customers?limit=1",
        identity: "{storeHash}",
        label: "{storeHash}.mybigcommerce.com",
      },
      judge: [
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
      ],
      guide,
    }),
  ],
});
