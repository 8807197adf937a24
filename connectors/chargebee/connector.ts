import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "chargebee",
  name: "Chargebee",
  aliases: ["billing", "subscriptions", "invoices"],
  category: "payments",
  docs: "https://apidocs.chargebee.com/docs/api/auth",
  tile: { initials: "Cb", hue: 22 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "basic",
      title: "API key",
      recommended: true,
      fields: {
        site: text({
          label: "Site",
          help: "The name in front of .chargebee.com. Test sites end with -test.",
          example: "acme-test",
          prefix: "https://",
          suffix: ".chargebee.com",
          pattern: "^[a-z0-9][a-z0-9-]*$",
          message: "Use small letters, digits and dashes only, as in acme.chargebee.com.",
          maxLength: 100,
          paste: [{ kind: "url", into: { site: "subdomain" } }],
        }),
        apiKey: secret({
          label: "API key",
          help: "A read-only key is enough if that is all you need. Test and live sites have different keys.",
        }),
      },
      origins: ["https://{site}.chargebee.com"],
      baseUrl: "https://{site}.chargebee.com/api/v2",
      // The key is the user name; the password stays empty.
      authenticate: { basic: { user: "{apiKey}", password: "" } },
      probe: {
        url: "https://{site}.chargebee.com/api/v2/customers?limit=1",
        identity: "{site}",
        label: "{site}.chargebee.com",
      },
      judge: [
        refusedByPage,
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["list customers"],
            hint: "The key is accepted for what it may do. A publishable key may read next to nothing.",
          },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "site",
            hint: "Chargebee knows no site of this name. Is -test missing?",
          },
        },
        { status: 200, absent: "/list", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
