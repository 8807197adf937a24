import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Sign in to Pipedrive and paste the address that your browser shows as **Company domain**: the name is taken out of it.",
      fills: ["domain"],
      url: "https://pipedrive.readme.io/docs/how-to-get-the-company-domain",
    },
    {
      text: "Open **Personal preferences → API** from the menu of your account, copy your token and paste it as **API token**.",
      fills: ["apiToken"],
      url: "https://pipedrive.readme.io/docs/how-to-find-the-api-token",
    },
  ],
  notes: [
    "If the page **API** is missing, an administrator has not allowed tokens for your permission set.",
    "A user has another token in each company. The name that the check shows ends with the company the token is for.",
    "Making a new token ends the old one at once.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need an app in Pipedrive's developer hub; a private one is enough for your own company.",
  steps: [
    { text: "Open the **Developer Hub** and your app.", url: "https://developers.pipedrive.com" },
    redirectAt("Under **Basic info → Callback URL**"),
    {
      text: "Choose its scopes under **OAuth & access scopes**: they are fixed there and not asked for here.",
      url: "https://pipedrive.readme.io/docs/marketplace-scopes-and-permissions-explanations",
    },
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: ["After a change of scopes everybody has to let the app in again."],
};
