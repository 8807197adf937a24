import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const bearerGuide: Guide = {
  steps: [
    { text: "Open your app in the developer console of X, inside a project.", url: "https://console.x.com" },
    {
      text: "Under **Keys and tokens** generate the **Bearer token**, copy it while it is shown and paste it here.",
      fills: ["token"],
      url: "https://docs.x.com/fundamentals/authentication/oauth-2-0/application-only",
    },
  ],
  notes: [
    "Posting, or reading what belongs to a person, needs that person's consent by OAuth; this token cannot do it.",
    "The check reads how much of the plan was used. Whether X counts that as a call is not confirmed.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    { text: "Open your app in the developer console of X, inside a project.", url: "https://console.x.com" },
    redirectAt(
      "Under **User authentication settings** choose **Web App, Automated App or Bot**, and as **Callback URI**",
    ),
    {
      text: "Copy the OAuth 2.0 **Client ID** and **Client Secret**; API key and API secret are something else.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes**. With `users.read` and `tweet.read` the check can say who signed in.",
      fills: ["scopes"],
      url: "https://docs.x.com/fundamentals/authentication/oauth-2-0/authorization-code",
    },
  ],
  notes: ["Access lasts two hours and is renewed here. Each check counts as a read in the plan of the app."],
};
