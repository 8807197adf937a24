import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

const apps = {
  text: "In Seller Central open **Apps and Services → Develop Apps** and your app, with the roles that it needs.",
  url: "https://developer-docs.amazon.com/sp-api/docs/registering-your-application",
};

export const guide: Guide = {
  intro: "You need a registered developer account at Amazon.",
  steps: [
    {
      text: "Choose **Region** and **Marketplace** of the seller.",
      fills: ["region", "marketAmerica", "marketEurope", "marketFarEast"],
    },
    apps,
    redirectAt("Under **Edit App → OAuth Redirect URI**"),
    {
      text: "Copy the **App ID**. While the app is a draft, enter `beta` under **Draft**.",
      fills: ["applicationId", "version"],
      url: "https://developer-docs.amazon.com/sp-api/docs/website-authorization-workflow",
    },
    {
      text: "Under **LWA credentials** choose **View** and copy client identifier and secret.",
      fills: ["clientId", "clientSecret"],
      url: "https://developer-docs.amazon.com/sp-api/docs/viewing-your-application-information-and-credentials",
    },
  ],
  notes: [
    "A seller has to agree again every 365 days. The day is shown with the connection.",
    "With the role **Selling Partner Insights** the check can read; without it the check says limited.",
    "Buyers' data needs a restricted data token for each kind of request, which the caller fetches with this access.",
    "Signing requests with AWS keys is not needed any more.",
  ],
};

export const privateGuide: Guide = {
  intro: "For your own seller account, without redirect.",
  steps: [
    { text: "Choose the **Region** of your account.", fills: ["region"] },
    apps,
    {
      text: "Under **LWA credentials** choose **View** and copy client identifier and secret.",
      fills: ["clientId", "clientSecret"],
      url: "https://developer-docs.amazon.com/sp-api/docs/viewing-your-application-information-and-credentials",
    },
    {
      text: "Choose **Authorize**, then **Authorize app**, and copy the refresh token.",
      fills: ["refreshToken"],
      url: "https://developer-docs.amazon.com/sp-api/docs/self-authorization",
    },
    { text: "Write under **Account** whose it is.", fills: ["account"] },
  ],
  notes: ["After rotating the secret enter the new one here within seven days."],
};
