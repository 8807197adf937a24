import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open Box's **Developer Console** and create a **Custom App** with **User Authentication (OAuth 2.0)**.",
      url: "https://app.box.com/developers/console",
    },
    redirectAt("Under **Configuration → OAuth 2.0 Redirect URIs**"),
    {
      text: "There choose the **Application Scopes**: they are not asked for here.",
      url: "https://developer.box.com/guides/api-calls/permissions-and-errors/scopes/",
    },
    { text: "Copy **Client ID** and **Client Secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: [
    "Each refresh token works once and ends after 60 days; it is renewed here before.",
    "An enterprise may want an administrator to allow the app first.",
  ],
};
