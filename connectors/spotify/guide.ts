import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open Spotify's dashboard for developers and create an app.",
      url: "https://developer.spotify.com/dashboard",
    },
    redirectAt("Under **Settings → Redirect URIs**"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the **Scopes** that you use.",
      fills: ["scopes"],
      url: "https://developer.spotify.com/documentation/web-api/concepts/scopes",
    },
  ],
  notes: [
    "Spotify wants an encrypted redirect address, or the number `127.0.0.1`; `localhost` is refused.",
    "While the app is in development only people on its list can let it in.",
  ],
};
