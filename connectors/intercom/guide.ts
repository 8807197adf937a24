import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open the **Developer Hub** of your workspace and create an app for it.",
      url: "https://app.intercom.com/a/apps/_/developer-hub",
    },
    {
      text: "Under **Configure → Authentication** copy the **access token** and paste it here.",
      fills: ["token"],
      url: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication",
    },
    {
      text: "Choose the **Region**. The address of your workspace tells it: `app.eu.intercom.com` is Europe.",
      fills: ["region"],
    },
  ],
  notes: [
    "The token acts within the permissions of its app and has no end.",
    "Calls without the header `Intercom-Version` use the version that is set for the app.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    { text: "Open your app in Intercom's **Developer Hub**.", url: "https://app.intercom.com/a/apps/_/developer-hub" },
    redirectAt("Under **Authentication** enable OAuth, and as **Redirect URL**"),
    { text: "There choose the permissions of the app: they are not asked for here." },
    {
      text: "Under **Basic information** copy **Client ID** and **Client secret**.",
      fills: ["clientId", "clientSecret"],
      url: "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/setting-up-oauth",
    },
    { text: "Choose the **Region** where the workspace is hosted.", fills: ["region"] },
  ],
  notes: ["Access does not end until the app is uninstalled. Intercom wants an encrypted redirect address."],
};
