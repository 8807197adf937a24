import { clientId, clientSecret, much, presetText, scopesField } from "../families/oauth-client";
import { choice, defineConnector, scheme } from "../kit";
import { guide } from "./guide";

const scopes = [
  much("com.intuit.quickbooks.accounting", "Read and write everything in the company's books"),
  much("com.intuit.quickbooks.payment", "Take payments"),
];
const presets = [
  { title: "Accounting", scopes: ["com.intuit.quickbooks.accounting"] },
  { title: "Accounting and payments", scopes: ["com.intuit.quickbooks.accounting", "com.intuit.quickbooks.payment"] },
];

export default defineConnector({
  id: "quickbooks",
  name: "QuickBooks Online",
  aliases: ["intuit", "qbo", "accounting", "invoices"],
  category: "accounting",
  docs: "https://developer.intuit.com/app/developer/qbo/docs/develop/authentication-and-authorization/oauth-2.0",
  tile: { initials: "Qb", hue: 125 },
  popular: true,
  schemes: [
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0",
      recommended: true,
      fields: {
        environment: choice({
          label: "Environment",
          group: "connection",
          help: "Each has keys of its own.",
          default: "quickbooks.api.intuit.com",
          choices: [
            { value: "quickbooks.api.intuit.com", label: "Production" },
            { value: "sandbox-quickbooks.api.intuit.com", label: "Sandbox" },
          ],
        }),
        clientId: clientId(),
        clientSecret: clientSecret(),
        scopes: scopesField({ default: presetText(presets) }),
      },
      origins: ["https://{environment}"],
      baseUrl: "https://{environment}/v3/company/{facts.company}",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://appcenter.intuit.com/connect/oauth2",
          token: "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer",
          revoke: "https://developer.api.intuit.com/v2/oauth2/tokens/revoke",
        },
        client: {
          id: "{clientId}",
          secret: "{clientSecret}",
          authentication: "basic",
          fields: ["environment"],
        },
        pkce: false,
        scopes: { wanted: "{scopes}", available: scopes, presets },
        token: { life: 3600, refreshLife: 8_640_000 },
        // The value changes about once a day; an unused one ends after a hundred days.
        refresh: { rotation: "sometimes", keepAlive: 2_592_000 },
        facts: { company: { from: "callback", name: "realmId", pattern: "\\d{5,25}" } },
      },
      probe: {
        url: "https://{environment}/v3/company/{facts.company}/companyinfo/{facts.company}?minorversion=75",
        identity: "{facts.company}",
        label: ["/CompanyInfo/CompanyName", "{facts.company}"],
      },
      judge: [
        {
          status: 403,
          then: {
            outcome: "limited",
            reason: "not_permitted",
            missing: ["this company"],
            hint: "Intuit let it in, but not to this company: another environment, or the subscription has ended.",
          },
        },
        {
          status: 200,
          absent: "/CompanyInfo",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer speaks of no company." },
        },
      ],
      says: ["/Fault/Error/0/Detail", "/Fault/Error/0/Message", "/fault/error/0/detail"],
      guide,
    }),
  ],
});
