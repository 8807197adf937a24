import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → Security** from the menu of your account in Figma.",
      url: "https://www.figma.com/settings",
    },
    {
      text: "Under **Personal access tokens** generate one. Choose when it ends and the scopes that your flows need; `current_user:read` lets the check name you.",
      url: "https://developers.figma.com/docs/rest-api/scopes/",
    },
    {
      text: "Copy it while it is shown and paste it here.",
      fills: ["accessToken"],
      url: "https://developers.figma.com/docs/rest-api/personal-access-tokens/",
    },
  ],
  notes: ["Every token ends on the day that was chosen; Figma does not tell it when asked."],
};

export const oauthGuide: Guide = {
  steps: [
    { text: "Open **My apps** at Figma and create an app.", url: "https://www.figma.com/developers/apps" },
    redirectAt("Under **Redirect URLs**"),
    { text: "Copy **Client ID** and **Client secret** while they are shown.", fills: ["clientId", "clientSecret"] },
    {
      text: "Tick the scopes there that are listed under **Scopes** here.",
      fills: ["scopes"],
      url: "https://developers.figma.com/docs/rest-api/scopes/",
    },
  ],
  notes: ["Access lasts 90 days and is renewed here."],
};
