import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need an app at TikTok for Developers.",
  steps: [
    {
      text: "Open **Manage apps**, connect a new app, and add the product **Login Kit** with the platform **Web**.",
      url: "https://developers.tiktok.com/apps",
    },
    redirectAt("Under **Login Kit → Redirect URI**", "https://developers.tiktok.com/doc/login-kit-web"),
    { text: "Copy **Client key** as **Client ID**, and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "Add **Scopes** to the app and list the same here.",
      fills: ["scopes"],
      url: "https://developers.tiktok.com/doc/tiktok-api-scopes",
    },
  ],
  notes: [
    "Outside its sandbox an app lets people in only after TikTok has reviewed it.",
    "Access lasts a day and is renewed here for up to a year; then somebody connects again.",
    "This is for creators' accounts. TikTok for Business, with its ads, has an API of its own.",
  ],
};
