import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    { text: "Open **Settings → Apps** in ClickUp.", url: "https://app.clickup.com/settings/apps" },
    {
      text: "Under **API token** generate or copy yours and paste it here.",
      fills: ["token"],
      url: "https://developer.clickup.com/docs/authentication",
    },
  ],
  notes: [
    "The token has no end. **Regenerate** ends the old one at once.",
    "ClickUp wants the token bare, without the word Bearer; that is done here.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need to own the workspace that registers the app, or to be its administrator.",
  steps: [
    {
      text: "In ClickUp open **Settings → Apps → ClickUp API** and create an app.",
      url: "https://developer.clickup.com/docs/authentication#oauth-flow",
    },
    redirectAt("As **Redirect URL**"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: ["There are no scopes. Access does not end until somebody takes it back."],
};
