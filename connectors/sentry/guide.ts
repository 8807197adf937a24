import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Take the slug of the **Organization** from the address of your browser, as in `acme.sentry.io`.",
      fills: ["organization"],
    },
    {
      text: "Open **Settings → Custom Integrations** and make an internal integration with the permissions that your flows need; **Organization: Read** is what the check uses.",
      url: "https://docs.sentry.io/organization/integrations/integration-platform/internal-integration/",
    },
    {
      text: "Copy its token and paste it as **Auth token**. A personal token with `org:read` works as well.",
      fills: ["authToken"],
      url: "https://docs.sentry.io/api/auth/",
    },
    {
      text: "Change **Server address** for a Sentry of your own or to stay in one region, and add its certificate authority if it has one of its own.",
      fills: ["baseUrl", "ca"],
      url: "https://docs.sentry.io/api/",
    },
  ],
  notes: [
    "A DSN is for sending events and is no token.",
    "Organization tokens, which begin with `sntrys_`, are made for CI and may do little else.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Take the slug of the **Organization** from the address of your browser, as in `acme.sentry.io`.",
      fills: ["organization"],
    },
    {
      text: "Open **User settings → API → Applications** and create an application.",
      url: "https://sentry.io/settings/account/api/applications/",
    },
    redirectAt("Under **Authorized redirect URIs**"),
    {
      text: "Copy **Client ID** and **Client secret**; the secret is shown once.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes**. `org:read` is what the check uses.",
      fills: ["scopes"],
      url: "https://docs.sentry.io/api/permissions/",
    },
    {
      text: "Change **Server address** for a Sentry of your own, and add its certificate authority if it has one of its own.",
      fills: ["baseUrl", "ca"],
      url: "https://docs.sentry.io/api/auth/",
    },
  ],
  notes: ["Access lasts 30 days and is renewed here."],
};
