import { apiKey } from "../families/key";
import { defineConnector, type JudgeRule, scheme, secret, text } from "../kit";
import { accountTokenGuide, globalKeyGuide, userTokenGuide } from "./guide";

const token = apiKey({
  label: "API token",
  help: "Reaches only what was chosen for it.",
  example: "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-Ab",
  pattern: "^[A-Za-z0-9_-]{40,}$",
  message: "A token has 40 characters or more: letters, digits, - and _.",
});

const judge: readonly JudgeRule[] = [
  { status: 200, at: "/result/status", is: "disabled", then: { outcome: "rejected", reason: "revoked" } },
  { status: 200, at: "/result/status", is: "expired", then: { outcome: "rejected", reason: "expired" } },
  {
    status: [400, 401, 403],
    at: "/errors/0/code",
    is: [1000, 6003, 9103, 9106, 9109, 10000],
    then: { outcome: "rejected", reason: "invalid_credentials" },
  },
  {
    status: 403,
    text: "cannot use the access token from location",
    then: {
      outcome: "limited",
      missing: ["calls from this server"],
      hint: "The token lets in only listed addresses, and this server's is not among them.",
    },
  },
  { status: 200, absent: "/result", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

export default defineConnector({
  id: "cloudflare",
  name: "Cloudflare",
  aliases: ["dns", "workers", "r2", "zones", "cdn"],
  category: "developer",
  docs: "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
  tile: { initials: "Cf", hue: 28 },
  schemes: [
    scheme({
      id: "userToken",
      type: "bearer",
      title: "API token",
      when: "A token that belongs to a person.",
      recommended: true,
      fields: { token },
      origins: ["https://api.cloudflare.com"],
      baseUrl: "https://api.cloudflare.com/client/v4",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://api.cloudflare.com/client/v4/user/tokens/verify",
        identity: "/result/id",
        label: "Token {/result/id}",
      },
      judge,
      guide: userTokenGuide,
    }),
    scheme({
      id: "accountToken",
      type: "bearer",
      title: "API token of an account",
      when: "A token that belongs to the account and outlives a person.",
      fields: {
        accountId: text({
          label: "Account ID",
          help: "Stands in the address of the dashboard. Paste that and the rest is cut off.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An account ID has 32 characters of 0-9 and a-f.",
          paste: [
            { kind: "strip", pattern: "^https?://dash\\.cloudflare\\.com/" },
            { kind: "strip", pattern: "[/?#].*$" },
          ],
        }),
        token,
      },
      origins: ["https://api.cloudflare.com"],
      baseUrl: "https://api.cloudflare.com/client/v4",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://api.cloudflare.com/client/v4/accounts/{accountId}/tokens/verify",
        identity: "/result/id",
        label: "Token {/result/id} of {accountId}",
      },
      judge,
      guide: accountTokenGuide,
    }),
    scheme({
      id: "globalKey",
      type: "apiKey",
      title: "Global API key",
      when: "Only where a token is not taken: the key may do everything.",
      fields: {
        email: text({
          label: "E-mail",
          help: "Of the Cloudflare account.",
          example: "ada@acme.example",
          pattern: "^[^\\s@]+@[^\\s@]+$",
          message: "Enter an e-mail address.",
        }),
        globalApiKey: secret({
          label: "Global API key",
          help: "Of the same account.",
          example: "0123456789abcdef0123456789abcdef01234",
          pattern: "^[0-9a-f]{37}$",
          message: "A global key has 37 characters of 0-9 and a-f.",
        }),
      },
      origins: ["https://api.cloudflare.com"],
      baseUrl: "https://api.cloudflare.com/client/v4",
      authenticate: { header: { "x-auth-email": "{email}", "x-auth-key": "{globalApiKey}" } },
      probe: {
        url: "https://api.cloudflare.com/client/v4/user",
        identity: "/result/id",
        label: ["/result/email", "/result/id"],
      },
      judge,
      guide: globalKeyGuide,
    }),
  ],
});
