import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open Dropbox's **App Console** and create an app with **Scoped access**, for one folder or the whole Dropbox.",
      url: "https://www.dropbox.com/developers/apps",
    },
    {
      text: "Under **Permissions** tick the scopes that are listed under **Scopes** here, and submit.",
      fills: ["scopes"],
      url: "https://developers.dropbox.com/oauth-guide#dropbox-api-permissions",
    },
    redirectAt("Under **Settings → OAuth 2 → Redirect URIs**"),
    { text: "Copy **App key** and **App secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: [
    "An app lets in few people until **Production** is applied for.",
    "A token that is generated in the console lasts four hours; signing in here lasts.",
  ],
};
