import { oauthApp } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { choice, defineConnector } from "../kit";
import { guide } from "./guide";

const environment = choice({
  label: "Environment",
  group: "connection",
  default: "account.docusign.com",
  choices: [
    { value: "account.docusign.com", label: "Production" },
    { value: "account-d.docusign.com", label: "Developer" },
  ],
});

export default defineConnector({
  id: "docusign",
  name: "Docusign",
  aliases: ["esignature", "contracts", "envelopes"],
  category: "productivity",
  docs: "https://developers.docusign.com/platform/auth/authcode/",
  tile: { initials: "Dg", hue: 52 },
  schemes: [
    oauthApp({
      recommended: true,
      fields: { environment },
      clientIdHelp: "Called integration key there.",
      clientSecretHelp: "Called secret key there.",
      scopes: [
        much("signature", "Send and read envelopes in the person's name"),
        little("extended", "Stay connected as long as it is used"),
        much("impersonation", "Act for a person who is not there"),
      ],
      presets: [{ title: "Send and read envelopes", scopes: ["signature", "extended"] }],
      origins: ["https://{environment}", "{+facts.baseUri}"],
      baseUrl: "{+facts.baseUri}/restapi/v2.1",
      probe: {
        url: "https://{environment}/oauth/userinfo",
        identity: "{/sub} at {facts.baseUri}",
        label: ["/email", "/name"],
      },
      oauth2: {
        endpoints: { authorize: "https://{environment}/oauth/auth", token: "https://{environment}/oauth/token" },
        client: { authentication: "basic", fields: ["environment"] },
        token: { life: 28_800, refreshLife: 2_592_000 },
        // With the scope extended each refresh begins the thirty days anew.
        refresh: { rotation: "sometimes", keepAlive: 864_000 },
        facts: {
          baseUri: {
            from: "request",
            request: { url: "https://{environment}/oauth/userinfo" },
            list: "/accounts",
            at: "/base_uri",
            label: "/account_name",
            title: "account",
            pattern: "https://[a-z0-9-]+\\.docusign\\.(net|com)",
          },
        },
      },
      guide,
    }),
  ],
});
