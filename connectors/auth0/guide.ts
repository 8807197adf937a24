import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to be an admin of the tenant.",
  steps: [
    {
      text: "Open **Applications → Applications** in the Auth0 dashboard and create one of the type **Machine to Machine**.",
      url: "https://manage.auth0.com/#/applications",
    },
    {
      text: "Choose **Auth0 Management API** and tick what your flows need; with `read:tenant_settings` the check can show the tenant's name.",
      url: "https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens",
    },
    {
      text: "Under **Settings** copy **Domain**, **Client ID** and **Client Secret**.",
      fills: ["domain", "clientId", "clientSecret"],
    },
    {
      text: "Under **Applications → APIs** copy the identifier of the Management API as **Audience**.",
      fills: ["audience"],
      url: "https://manage.auth0.com/#/apis",
    },
  ],
  notes: [
    "Tokens last 24 hours unless the API says otherwise, and are fetched anew by themselves. Some plans count them.",
  ],
};
