import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only an administrator of the site can make a token.",
  steps: [
    {
      text: "Open the settings of the site, then **Apps & integrations → API access**.",
      url: "https://developers.webflow.com/data/reference/site-token",
    },
    {
      text: "Generate a token with the scopes that your flows need, and list the same under **Scopes**, so that a missing one is noticed.",
      fills: ["scopes"],
      url: "https://developers.webflow.com/data/reference/scopes",
    },
    { text: "Copy the token while it is shown and paste it as **Site token**.", fills: ["siteToken"] },
  ],
  notes: [
    "A token ends after 365 days without use. Each use, the check included, starts them again.",
    "A site has at most five tokens.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need an app in a workspace at Webflow.",
  steps: [
    {
      text: "Open **Workspace settings → Apps & integrations → App development** and create an app with the **Data client**.",
      url: "https://developers.webflow.com/data/docs/register-an-app",
    },
    redirectAt("As **Redirect URI**"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the **Scopes**; each has to be switched on in the app as well.",
      fills: ["scopes"],
      url: "https://developers.webflow.com/data/reference/scopes",
    },
  ],
  notes: ["Access ends after 365 days without use. Each use, the check included, starts them again."],
};
