import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "stripe",
  name: "Stripe",
  aliases: ["payments", "cards", "checkout", "connect"],
  category: "payments",
  docs: "https://docs.stripe.com/keys",
  tile: { initials: "St", hue: 262 },
  popular: true,
  schemes: [
    scheme({
      id: "secretKey",
      type: "bearer",
      title: "Secret or restricted key",
      recommended: true,
      fields: {
        secretKey: secret({
          label: "Secret key",
          help: "A restricted key (rk_) with only what you need is safer than the secret key (sk_).",
          example: "rk_live_51H8abcDEF",
          pattern: "^(sk|rk)_(test|live)_[A-Za-z0-9]+$",
          message: "This is not a secret key: it begins with sk_ or rk_. A key that begins with pk_ is for web pages.",
          paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
        }),
        account: text({
          label: "Connected account",
          group: "settings",
          help: "Only for platforms: act for this account of Stripe Connect.",
          example: "acct_1032D82eZvKYlo2C",
          pattern: "^acct_[A-Za-z0-9]+$",
          message: "An account begins with acct_.",
          optional: true,
          advanced: true,
        }),
      },
      origins: ["https://api.stripe.com"],
      baseUrl: "https://api.stripe.com/v1",
      authenticate: { header: { authorization: "Bearer {secretKey}", "stripe-account": "{account}" } },
      probe: {
        url: "https://api.stripe.com/v1/account",
        identity: ["/id", "{account}"],
        label: ["/settings/dashboard/display_name", "/business_profile/name", "/email", "/id", "{account}"],
      },
      judge: [
        { at: "/error/code", is: "api_key_expired", then: { outcome: "rejected", reason: "expired" } },
        {
          at: "/error/code",
          is: "account_invalid",
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            field: "account",
            hint: "This key may not act for the connected account, or there is no such account.",
          },
        },
        {
          status: 403,
          then: {
            outcome: "limited",
            reason: "not_permitted",
            missing: ["read the account"],
            hint: "A restricted key works for what it may do; it may not say whose it is.",
          },
        },
      ],
      guide,
    }),
  ],
});
