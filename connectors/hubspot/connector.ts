import { apiKey } from "../families/key";
import { clientId, clientSecret, little, much, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, type JudgeRule, scheme } from "../kit";
import { oauthGuide, privateAppGuide } from "./guide";

const probe = {
  url: "https://api.hubapi.com/account-info/v3/details",
  identity: "/portalId",
  label: ["Account {/portalId} on {/uiDomain}", "Account {/portalId}"],
} as const;

const judge: readonly JudgeRule[] = [
  {
    status: 401,
    at: "/category",
    is: "EXPIRED_AUTHENTICATION",
    then: { outcome: "rejected", reason: "expired" },
  },
  {
    status: 403,
    at: "/category",
    is: "MISSING_SCOPES",
    then: {
      outcome: "limited",
      reason: "insufficient_scope",
      missing: ["read the account"],
      hint: "The token works for what its app may do; it may not say which account it is.",
    },
  },
  { status: 200, absent: "/portalId", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

const scopes = [
  little("crm.objects.contacts.read", "Read contacts"),
  much("crm.objects.contacts.write", "Write contacts"),
  little("crm.objects.companies.read", "Read companies"),
  much("crm.objects.companies.write", "Write companies"),
  little("crm.objects.deals.read", "Read deals"),
  much("crm.objects.deals.write", "Write deals"),
  little("crm.objects.owners.read", "See people who own records"),
  little("crm.schemas.contacts.read", "See the fields of contacts"),
  much("tickets", "Read and write tickets"),
  much("e-commerce", "Read and write products and line items"),
];
const presets = [
  {
    title: "Contacts and deals",
    scopes: ["crm.objects.contacts.read", "crm.objects.contacts.write", "crm.objects.deals.read"],
  },
  {
    title: "Read only",
    scopes: ["crm.objects.contacts.read", "crm.objects.companies.read", "crm.objects.deals.read"],
  },
];

export default defineConnector({
  id: "hubspot",
  name: "HubSpot",
  aliases: ["crm", "contacts", "deals", "marketing hub", "portal"],
  category: "crm",
  docs: "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview",
  tile: { initials: "Hs", hue: 14 },
  popular: true,
  deprecations: [{ date: "2022-11-30", text: "API keys that went into the address as hapikey no longer work." }],
  schemes: [
    scheme({
      id: "privateApp",
      type: "bearer",
      title: "Private app access token",
      when: "For one HubSpot account, yours.",
      recommended: true,
      fields: {
        token: apiKey({
          label: "Access token",
          help: "Of a private app, or a service key. It works in one HubSpot account.",
          example: "pat-eu1-01234567-89ab-cdef-0123-456789abcdef",
          pattern: "^pat-(na|eu|ap)\\d-[0-9a-f-]{36}$",
          message: "A token looks like pat-eu1- and 36 more characters. The client secret beside it is something else.",
        }),
      },
      origins: ["https://api.hubapi.com"],
      baseUrl: "https://api.hubapi.com",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe,
      judge,
      guide: privateAppGuide,
    }),
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0",
      when: "Several HubSpot accounts let in an app of your own.",
      fields: {
        clientId: clientId(),
        clientSecret: clientSecret(),
        scopes: scopesField({
          default: presetText(presets),
          help: "What an account must allow. If its plan lacks one, HubSpot refuses altogether.",
        }),
        optionalScopes: scopesField({
          default: "e-commerce",
          help: "Also asked for, where the plan of the account includes them.",
          optional: true,
        }),
      },
      origins: ["https://api.hubapi.com"],
      baseUrl: "https://api.hubapi.com",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://app.hubspot.com/oauth/authorize",
          token: "https://api.hubapi.com/oauth/2026-03/token",
          revoke: "https://api.hubapi.com/oauth/2026-03/token/revoke",
        },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
        scopes: {
          wanted: "{scopes}",
          always: ["oauth"],
          more: { optional_scope: "{optionalScopes}" },
          available: scopes,
          presets,
        },
        token: { life: 1800 },
        refresh: { rotation: "never" },
      },
      probe,
      judge,
      guide: oauthGuide,
    }),
  ],
});
