import { account } from "../families/key";
import { defineConnector, scheme, secret, text } from "../kit";
import { keyGuide, pairGuide } from "./guide";

export default defineConnector({
  id: "shipstation",
  name: "ShipStation",
  aliases: ["shipping", "labels", "carriers", "parcels", "auctane"],
  category: "ecommerce",
  docs: "https://docs.shipstation.com/authentication",
  tile: { initials: "Ss", hue: 95 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key (version 2)",
      when: "For everything new: one key, one header.",
      recommended: true,
      fields: {
        apiKey: secret({ label: "API key", help: "Made for version 2. A pair of key and secret is for version 1." }),
        account,
      },
      origins: ["https://api.shipstation.com"],
      baseUrl: "https://api.shipstation.com/v2",
      authenticate: { header: { "api-key": "{apiKey}" } },
      probe: {
        url: "https://api.shipstation.com/v2/carriers",
        identity: ["{account} at api.shipstation.com", "api.shipstation.com"],
        label: ["{account}", "api.shipstation.com"],
      },
      judge: [
        {
          status: [400, 401, 402, 403],
          at: "/errors/0/error_code",
          is: ["subscription_inactive", "trial_expired"],
          then: {
            outcome: "rejected",
            reason: "account_locked",
            hint: "ShipStation's trial or subscription has ended. Its owner has to settle that there.",
          },
        },
        {
          status: 200,
          absent: "/carriers",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer is no list of carriers." },
        },
      ],
      guide: keyGuide,
    }),
    scheme({
      id: "keyAndSecret",
      type: "basic",
      title: "API key and secret (version 1)",
      when: "For flows written for ssapi.shipstation.com.",
      fields: {
        keyId: text({
          label: "API key",
          help: "Of version 1. It takes the place of a user name.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An API key of version 1 has 32 characters of 0-9 and a-f.",
        }),
        apiSecret: secret({
          label: "API secret",
          help: "Stands beside the API key.",
          example: "fedcba9876543210fedcba9876543210",
          pattern: "^[0-9a-f]{32}$",
          message: "An API secret of version 1 has 32 characters of 0-9 and a-f.",
        }),
        account,
      },
      origins: ["https://ssapi.shipstation.com"],
      baseUrl: "https://ssapi.shipstation.com",
      authenticate: { basic: { user: "{keyId}", password: "{apiSecret}" } },
      probe: {
        url: "https://ssapi.shipstation.com/accounts/listtags",
        identity: "{keyId}",
        label: ["{account}", "{keyId}"],
      },
      judge: [
        {
          status: 200,
          text: "^\\s*\\{",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer is no list of tags." },
        },
      ],
      guide: pairGuide,
    }),
  ],
});
