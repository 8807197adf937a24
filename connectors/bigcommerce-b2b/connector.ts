import { apiToken, storeHash } from "../families/bigcommerce";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

const scopeHint = "BigCommerce refuses tokens whose API account has no scope for B2B Edition in the same way.";

export default defineConnector({
  id: "bigcommerce-b2b",
  name: "BigCommerce B2B Edition",
  aliases: ["b2b", "companies", "quotes", "bundleb2b"],
  category: "ecommerce",
  docs: "https://developer.bigcommerce.com/b2b-edition/docs/authentication",
  tile: { initials: "B2", hue: 222 },
  schemes: [
    scheme({
      id: "storeAccount",
      type: "apiKey",
      title: "Store-level API account",
      recommended: true,
      fields: { storeHash, apiToken },
      origins: ["https://api-b2b.bigcommerce.com"],
      baseUrl: "https://api-b2b.bigcommerce.com/api/v3/io",
      authenticate: { header: { "x-auth-token": "{apiToken}", "x-store-hash": "{storeHash}" } },
      probe: {
        url: "https://api-b2b.bigcommerce.com/api/v3/io/companies?limit=1",
        identity: "{storeHash}",
        label: "{storeHash}.mybigcommerce.com",
      },
      judge: [
        {
          status: [200, 401],
          at: "/code",
          is: 401,
          then: { outcome: "rejected", reason: "invalid_credentials", hint: scopeHint },
        },
        {
          status: [200, 403],
          at: "/code",
          is: 403,
          then: { outcome: "limited", reason: "insufficient_scope", missing: ["B2B Edition"], hint: scopeHint },
        },
        { status: 401, then: { outcome: "rejected", reason: "invalid_credentials", hint: scopeHint } },
        {
          status: 403,
          then: { outcome: "limited", reason: "insufficient_scope", missing: ["B2B Edition"], hint: scopeHint },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
