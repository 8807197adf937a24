import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  intro: "Your workspace may ask for an admin's approval before an app is installed.",
  steps: [
    {
      text: "Open your app at Slack, or create one **from scratch** in the right workspace.",
      url: "https://api.slack.com/apps",
    },
    {
      text: "Under **OAuth & Permissions** add the **bot token scopes** that you use, such as `chat:write` or `channels:read`.",
      url: "https://docs.slack.dev/reference/scopes",
    },
    {
      text: "Choose **Install to workspace**, then copy the **Bot User OAuth Token** and paste it here.",
      fills: ["token"],
    },
  ],
  notes: [
    "A new scope works only after the app was installed again; the token stays the same.",
    "A bot sees a private channel only after somebody invited it there.",
    "If token rotation is on for the app, its tokens live twelve hours: switch it off or connect by OAuth instead.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need an app at Slack that your workspace may install.",
  steps: [
    { text: "Open your app at Slack, or create one.", url: "https://api.slack.com/apps" },
    redirectAt("Under **OAuth & Permissions → Redirect URLs**"),
    {
      text: "There add the **Bot Token Scopes**, and list them under **Scopes** here; the same with **User scopes**, if you need them.",
      fills: ["scopes", "userScopes"],
      url: "https://docs.slack.dev/reference/scopes",
    },
    {
      text: "Under **Basic Information** copy **Client ID** and **Client Secret**.",
      fills: ["clientId", "clientSecret"],
    },
  ],
  notes: [
    "Slack wants an encrypted redirect address.",
    "Access is endless, unless token rotation is switched on for the app: then it lasts twelve hours and is renewed here.",
    "An app that is not distributed can be installed in its own workspace only.",
  ],
};
