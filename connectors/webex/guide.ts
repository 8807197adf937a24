import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "At Webex for Developers choose **My Webex Apps → Create a New App → Integration**.",
      url: "https://developer.webex.com/my-apps/new/integration",
    },
    redirectAt("Under **Redirect URI(s)**"),
    {
      text: "Tick the scopes that are listed under **Scopes** here. With `spark:people_read` the check can say who signed in.",
      fills: ["scopes"],
      url: "https://developer.webex.com/docs/integrations#scopes",
    },
    {
      text: "Copy **Client ID** and **Client Secret**; the secret is shown once.",
      fills: ["clientId", "clientSecret"],
    },
  ],
  notes: ["Access lasts 14 days and is renewed here; nobody using it for 90 days ends it."],
};
