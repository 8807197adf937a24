import { clientId, clientSecret, little, much, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, type JudgeRule, scheme } from "../kit";
import { customGuide, guide } from "./guide";

const scopes = [
  much("accounting.invoices", "Read and write invoices, bills, quotes and orders"),
  little("accounting.invoices.read", "Read invoices, bills, quotes and orders"),
  much("accounting.payments", "Read and write payments"),
  much("accounting.banktransactions", "Read and write bank transactions"),
  much("accounting.contacts", "Read and write contacts"),
  little("accounting.contacts.read", "Read contacts"),
  little("accounting.settings.read", "See the organisation, accounts and tax rates"),
  much("accounting.settings", "Change accounts and tax rates"),
  little("accounting.reports.balancesheet.read", "Read the balance sheet"),
  little("accounting.reports.profitandloss.read", "Read profit and loss"),
  much("accounting.transactions", "Read and write all transactions (apps from before 2 March 2026)"),
];
const presets = [
  {
    title: "Invoices, payments and contacts",
    scopes: ["accounting.settings.read", "accounting.contacts", "accounting.invoices", "accounting.payments"],
  },
  { title: "Read only", scopes: ["accounting.settings.read", "accounting.contacts.read", "accounting.invoices.read"] },
];

const probe = {
  url: "https://api.xero.com/api.xro/2.0/Organisation",
  identity: "/Organisations/0/OrganisationID",
  label: "/Organisations/0/Name",
} as const;

const judge: readonly JudgeRule[] = [
  {
    status: 401,
    text: "insufficient_scope",
    then: { outcome: "limited", reason: "insufficient_scope", missing: ["accounting.settings.read"] },
  },
  { status: 401, text: "TokenExpired", then: { outcome: "rejected", reason: "expired" } },
  {
    status: 403,
    text: "AuthenticationUnsuccessful|AuthorizationUnsuccessful",
    then: {
      outcome: "rejected",
      reason: "revoked",
      hint: "This organisation was disconnected from the app. Connect again and choose it.",
    },
  },
];

const common = {
  type: "oauth2",
  origins: ["https://api.xero.com"],
  baseUrl: "https://api.xero.com/api.xro/2.0",
  probe,
  judge,
  says: ["/Detail", "/Message"],
} as const;

export default defineConnector({
  id: "xero",
  name: "Xero",
  aliases: ["accounting", "invoices", "bookkeeping"],
  category: "accounting",
  docs: "https://developer.xero.com/documentation/guides/oauth2/auth-flow/",
  tile: { initials: "Xe", hue: 190 },
  deprecations: [
    {
      date: "2027-09-01",
      text: "The wide scopes accounting.transactions and accounting.reports.read end in September 2027. Apps made since 2 March 2026 have only the narrow ones.",
    },
  ],
  schemes: [
    scheme({
      ...common,
      id: "oauth",
      title: "OAuth 2.0",
      when: "A person lets an app of yours in to their organisation.",
      recommended: true,
      fields: {
        clientId: clientId(),
        clientSecret: clientSecret(),
        scopes: scopesField({ default: presetText(presets) }),
      },
      authenticate: {
        header: { authorization: "Bearer {oauth.accessToken}", "xero-tenant-id": "{facts.tenant}" },
      },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://login.xero.com/identity/connect/authorize",
          token: "https://identity.xero.com/connect/token",
          revoke: "https://identity.xero.com/connect/revocation",
        },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "basic" },
        scopes: { wanted: "{scopes}", available: scopes, presets },
        token: { life: 1800, refreshLife: 5_184_000 },
        offline: { scope: "offline_access" },
        // The old one may be tried again for half an hour, should the answer get lost.
        refresh: { rotation: "always", grace: 1800, keepAlive: 1_728_000 },
        facts: {
          tenant: {
            from: "request",
            request: { url: "https://api.xero.com/connections" },
            list: "",
            at: "/tenantId",
            label: "/tenantName",
            title: "organisation",
            pattern: "[0-9a-fA-F-]{36}",
          },
        },
      },
      guide,
    }),
    scheme({
      ...common,
      id: "customConnection",
      title: "Custom connection",
      when: "A paid connection to one organisation, without a person.",
      fields: {
        clientId: clientId(),
        clientSecret: clientSecret(),
        scopes: scopesField({ default: presetText(presets) }),
      },
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "client_credentials",
        endpoints: { token: "https://identity.xero.com/connect/token" },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "basic" },
        scopes: { wanted: "{scopes}", available: scopes, presets },
        token: { life: 1800 },
        offline: "none",
      },
      guide: customGuide,
    }),
  ],
});
