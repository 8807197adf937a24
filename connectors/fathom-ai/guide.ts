import { accountStep } from "../families/key";
import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **User settings → API access** in Fathom, choose **Add** and then **Generate**.",
      url: "https://fathom.video/customize#api-access-header",
    },
    {
      text: "Copy the key and paste it here. The webhook secret that is shown beside it is something else.",
      fills: ["apiKey"],
      url: "https://developers.fathom.ai/quickstart",
    },
    accountStep,
  ],
  notes: ["The key stands for one person: recordings that were not shared with that person stay out of reach."],
};

export const oauthGuide: Guide = {
  intro: "You need an app that is registered at Fathom.",
  steps: [
    { text: "Register the app as Fathom describes it.", url: "https://developers.fathom.ai/oauth" },
    redirectAt("As redirect URL"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    accountStep,
  ],
  notes: ["How long access lasts is not confirmed; it is renewed when Fathom gives a way to."],
};
