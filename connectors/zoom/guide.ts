import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "In Zoom's App Marketplace choose **Develop → Build App → General App**.",
      url: "https://marketplace.zoom.us/develop/create",
    },
    redirectAt("Under **Basic Information → OAuth Redirect URL**"),
    {
      text: "Under **Scopes** add what it needs, and `user:read:user` for the check. They are not asked for here.",
      url: "https://developers.zoom.us/docs/integrations/oauth-scopes/",
    },
    { text: "Copy **Client ID** and **Client Secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: ["Access that nobody uses for 90 days ends; it is renewed here before. Each renewal replaces the one before."],
};

export const serverGuide: Guide = {
  intro: "An administrator of the account has to allow you to make such apps.",
  steps: [
    {
      text: "In Zoom's App Marketplace choose **Develop → Build App → Server-to-Server OAuth**.",
      url: "https://developers.zoom.us/docs/internal-apps/create/",
    },
    {
      text: "Copy **Account ID**, **Client ID** and **Client secret**.",
      fills: ["accountId", "clientId", "clientSecret"],
    },
    { text: "Add scopes, with `user:read:user:admin` for the check, and activate the app." },
  ],
  notes: ["A token lasts an hour; a new one is fetched by itself."],
};
