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
