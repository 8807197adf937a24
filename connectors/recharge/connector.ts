import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

/** Recharge answers in the shape of this version, whatever is newest. */
const version = "2021-11";

export default defineConnector({
  id: "recharge",
  name: "Recharge",
  aliases: ["subscriptions", "rechargeapps", "recharge payments", "recurring orders"],
  category: "ecommerce",
  docs: "https://developer.getrecharge.com/2021-11/",
  tile: { initials: "Rc", hue: 250 },
  schemes: [
    scheme({
      id: "apiToken",
      type: "apiKey",
      title: "API token",
      recommended: true,
      fields: {
        apiToken: secret({
          label: "API token",
          help: "Belongs to one store and has the permissions that it was made with.",
          example: "sk_1x1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
          pattern: "^sk_(\\d+x\\d+_)?[0-9a-f]{20,}$",
          message: "An API token begins with sk_ and ends with characters of 0-9 and a-f. Copy all of it.",
        }),
        scopes: text({
          label: "Scopes",
          group: "settings",
          help: "What you want to use, separated by blanks. The check says which of them the token was not given.",
          example: "read_customers write_customers read_subscriptions write_subscriptions read_orders",
          pattern: "^[a-z_]+([\\s,]+[a-z_]+)*$",
          message: "List scopes such as read_orders, separated by blanks or commas.",
          maxLength: 2000,
          optional: true,
        }),
      },
      origins: ["https://api.rechargeapps.com"],
      baseUrl: "https://api.rechargeapps.com",
      authenticate: { header: { "x-recharge-access-token": "{apiToken}", "x-recharge-version": version } },
      probe: {
        url: "https://api.rechargeapps.com/token_information",
        identity: [
          "{/token_information/client/email} {/token_information/name}",
          "{/token_information/contact_email} {/token_information/name}",
          "/token_information/name",
        ],
        label: [
          "{/token_information/name} of {/token_information/client/name}",
          "{/token_information/name}, {/token_information/contact_email}",
          "/token_information/name",
        ],
        granted: { at: "/token_information/scopes" },
        wanted: "scopes",
      },
      judge: [
        {
          status: 200,
          absent: "/token_information",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer speaks of no token." },
        },
      ],
      guide,
    }),
  ],
});
