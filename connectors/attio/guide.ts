import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only an administrator of the workspace can make a key.",
  steps: [
    {
      text: "Open **Workspace settings → Developers** in Attio and create an access token.",
      url: "https://app.attio.com/settings/developers",
    },
    {
      text: "Give it the scopes that your flows need, and list the same under **Scopes**, so that a missing one is noticed.",
      fills: ["scopes"],
      url: "https://docs.attio.com/rest-api/guides/authentication",
    },
    { text: "Copy it while it is shown and paste it as **API key**.", fills: ["apiKey"] },
  ],
  notes: [
    "Attio calls a scope that writes `read-write`, and counts it apart from `read`: list it under the name that the key has.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open the developer dashboard of Attio and create an app.",
      url: "https://build.attio.com",
    },
    redirectAt(
      "Under **OAuth → Redirect URIs**",
      "https://docs.attio.com/rest-api/tutorials/connect-an-app-through-oauth",
    ),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "Under **Scopes** of the app choose what it may do: Attio asks people for those, not for others named here.",
      url: "https://docs.attio.com/rest-api/guides/authentication",
    },
  ],
  notes: ["Access lasts until the workspace takes the app away."],
};
