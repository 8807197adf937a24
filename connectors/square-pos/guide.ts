import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "This is for your own Square account. It needs an application in the Developer Console, but no review.",
  steps: [
    {
      text: "Open the Square Developer Console, and your application or a new one.",
      url: "https://developer.squareup.com/apps",
    },
    {
      text: "Switch at the top between **Sandbox** and **Production**, and choose the same as **Environment**.",
      fills: ["environment"],
      url: "https://developer.squareup.com/docs/devtools/sandbox/overview",
    },
    {
      text: "Under **Credentials** show the **Access token**, copy it and paste it here.",
      fills: ["accessToken"],
      url: "https://developer.squareup.com/docs/build-basics/access-tokens",
    },
  ],
  notes: [
    "A personal access token may do everything in the account. Replace it in the console when somebody who has seen it leaves.",
    "Answers follow the API version that is set for the application, unless a request names one as `Square-Version`.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need an application in Square's developer console.",
  steps: [
    {
      text: "Open the application and switch it to **Production** or **Sandbox**, as chosen here.",
      fills: ["environment"],
      url: "https://developer.squareup.com/apps",
    },
    redirectAt("Under **OAuth → Redirect URL**"),
    { text: "Copy **Application ID** and **Application secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the **Scopes**. With `MERCHANT_PROFILE_READ` the check can say which business it is.",
      fills: ["scopes"],
      url: "https://developer.squareup.com/docs/oauth-api/square-permissions",
    },
  ],
  notes: [
    "For the sandbox open its test account in another tab of the same browser first; without that the sign-in shows an error.",
    "Deleting it here with access taken back ends every access that this business gave to the application, other connections to it among them.",
  ],
};
