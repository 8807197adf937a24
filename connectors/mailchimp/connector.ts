import { apiKey } from "../families/key";
import { defineConnector, scheme, text } from "../kit";
import { keyGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "basic",
  title: "API key",
  recommended: true,
  fields: {
    dataCenter: text({
      label: "Data centre",
      help: "What stands behind the dash at the end of the key. Paste the key here too, if you like: the rest is cut off.",
      example: "us6",
      prefix: "https://",
      suffix: ".api.mailchimp.com",
      pattern: "^[a-z]{2}\\d{1,2}$",
      message: "Two letters and a number, as in us6.",
      paste: [
        { kind: "strip", pattern: "^https?://" },
        { kind: "strip", pattern: "^[0-9a-f]{32}-" },
        { kind: "strip", pattern: "[./].*$" },
      ],
    }),
    apiKey: apiKey({
      help: "Ends with a dash and the data centre.",
      example: "0123456789abcdef0123456789abcdef-us6",
      pattern: "^[0-9a-f]{32}-[a-z]{2}\\d{1,2}$",
      message: "A key is 32 characters of 0-9 and a-f, a dash and the data centre, such as -us6.",
    }),
  },
  origins: ["https://{dataCenter}.api.mailchimp.com"],
  baseUrl: "https://{dataCenter}.api.mailchimp.com/3.0",
  authenticate: { basic: { user: "keyrack", password: "{apiKey}" } },
  probe: {
    url: "https://{dataCenter}.api.mailchimp.com/3.0/?fields=account_id,account_name,login_id,email",
    identity: "/account_id",
    label: ["/account_name", "/email", "/account_id"],
  },
  judge: [
    {
      status: [401, 403],
      text: "wrong ?data ?center|different data ?center",
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: "dataCenter",
        hint: "Mailchimp says the same for a wrong key and for a wrong data centre. Compare it with the end of the key.",
      },
    },
    {
      status: 403,
      text: "user disabled|account (has been )?(deactivated|disabled|suspended)",
      then: { outcome: "rejected", reason: "account_locked" },
    },
    { status: 200, absent: "/account_id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  says: ["/detail", "/title"],
  guide: keyGuide,
});

export default defineConnector({
  id: "mailchimp",
  name: "Mailchimp",
  aliases: ["newsletter", "audiences", "campaigns", "email marketing"],
  category: "marketing",
  docs: "https://mailchimp.com/developer/marketing/docs/fundamentals/#connecting-to-the-api",
  tile: { initials: "Mc", hue: 50 },
  popular: true,
  schemes: [byKey, oauth(byKey)],
});
