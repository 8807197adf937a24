import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open your picture in monday.com and choose **Developers**. If it is missing, an admin has kept it to others.",
      url: "https://auth.monday.com/auth/login_monday",
    },
    {
      text: "Under **API token → Show** copy your token and paste it here.",
      fills: ["token"],
      url: "https://developer.monday.com/api-reference/docs/authentication",
    },
  ],
  notes: [
    "**Regenerate** ends the old token at once, for everything that uses it.",
    "The version of the API is chosen per call with the header `API-Version`.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open your picture in monday.com, choose **Developers** and create an app.",
      url: "https://developer.monday.com/apps/docs/oauth",
    },
    redirectAt("Under **OAuth & permissions → Redirect URLs**"),
    {
      text: "Under **Basic information** copy **Client ID** and **Client secret**.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes**, and switch on the same for the app. With `me:read` and `account:read` the check can say whose account it is.",
      fills: ["scopes"],
      url: "https://developer.monday.com/apps/docs/oauth",
    },
  ],
  notes: [
    "Access lasts until somebody uninstalls the app.",
    "If the app is not installed in the account, monday.com asks an admin for it first.",
  ],
};
