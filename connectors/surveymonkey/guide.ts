import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **My Apps** at SurveyMonkey's developer pages and add a **private app**.",
      url: "https://developer.surveymonkey.com/apps/",
    },
    {
      text: "Under **Settings** give it the scopes that your flows need, with **View users** for the check, and list the same under **Scopes**.",
      fills: ["scopes"],
      url: "https://api.surveymonkey.com/v3/docs#scopes",
    },
    { text: "Copy the **Access token** from the same page.", fills: ["accessToken"] },
    {
      text: "Choose the **Data centre** that your account is in.",
      fills: ["region"],
      url: "https://api.surveymonkey.com/v3/docs",
    },
  ],
  notes: [
    "A draft app works for 90 days. Deploy it before that, or the token stops.",
    "A scope that is added later counts from the next token on.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open **My Apps** at SurveyMonkey's developer portal and your app. Choose the **Data centre** of the account.",
      fills: ["region"],
      url: "https://developer.surveymonkey.com/apps/",
    },
    redirectAt("Under **Settings → OAuth Redirect URL**"),
    { text: "There choose the scopes, with **View Users** for the check. They are not asked for here." },
    {
      text: "Copy **Client ID** and **Secret**.",
      fills: ["clientId", "clientSecret"],
      url: "https://api.surveymonkey.com/v3/docs#authentication",
    },
  ],
  notes: ["Access does not end until somebody takes it back."],
};
