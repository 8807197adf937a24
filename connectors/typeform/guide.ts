import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open **Personal tokens** in the settings of your Typeform account.",
      url: "https://admin.typeform.com/user/tokens",
    },
    {
      text: "Generate a token with **custom scopes**: `accounts:read` lets the check show the account, `forms:read` and `responses:read` are what most integrations need.",
      url: "https://www.typeform.com/developers/get-started/scopes/",
    },
    { text: "Copy it while it is shown and paste it here.", fills: ["token"] },
    {
      text: "If your account keeps its data in Europe, change **Data location** under **Advanced**.",
      fills: ["region"],
      url: "https://www.typeform.com/developers/get-started/",
    },
  ],
  notes: ["A token reaches what its owner reaches, and ends when that person leaves the team."],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "In Typeform open **Your settings → Developer apps** and register one.",
      url: "https://www.typeform.com/developers/get-started/applications/",
    },
    redirectAt("As **Redirect URI**"),
    {
      text: "Copy **Client ID** and **Client secret**; the secret is shown once.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes**. With `accounts:read` the check can say whose account it is. Choose the **Data location** of the account.",
      fills: ["scopes", "region"],
      url: "https://www.typeform.com/developers/get-started/scopes/",
    },
  ],
  notes: ["Access lasts a week and is renewed here."],
};
