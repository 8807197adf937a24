import { account } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "shippo",
  name: "Shippo",
  aliases: ["shipping", "labels", "carriers", "rates", "parcels"],
  category: "ecommerce",
  docs: "https://docs.goshippo.com/docs/guides_general/authentication",
  tile: { initials: "Sx", hue: 72 },
  schemes: [
    scheme({
      id: "apiToken",
      type: "apiKey",
      title: "API token",
      recommended: true,
      fields: {
        apiToken: secret({
          label: "API token",
          help: "shippo_live_ buys real labels, shippo_test_ never does.",
          example: "shippo_test_0123456789abcdef0123456789abcdef01234567",
          pattern: "^shippo_(live|test)_[0-9a-f]{20,}$",
          message: "An API token begins with shippo_live_ or shippo_test_. Copy all of it.",
          paste: [{ kind: "strip", pattern: "^ShippoToken\\s+" }],
        }),
        account,
      },
      origins: ["https://api.goshippo.com"],
      baseUrl: "https://api.goshippo.com",
      authenticate: { header: { authorization: "ShippoToken {apiToken}" } },
      probe: {
        url: "https://api.goshippo.com/carrier_accounts?results=1",
        identity: ["{account} at api.goshippo.com", "api.goshippo.com"],
        label: ["{account}", "api.goshippo.com"],
      },
      judge: [{ status: 200, absent: "/results", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      guide,
    }),
  ],
});
