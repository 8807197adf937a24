import { emailStep } from "../families/atlassian";
import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open Confluence and paste its address as **Site**.",
      fills: ["site"],
      url: "https://id.atlassian.com/manage-profile/security/api-tokens",
    },
    {
      text: "On the page of your **API tokens** create one without scopes, copy it while it is shown and paste it here.",
      fills: ["apiToken"],
      url: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    },
    emailStep,
  ],
  notes: [
    "A token ends after a year at most: note the day.",
    "A token with scopes works only at api.atlassian.com and is refused here.",
  ],
};

export const serverGuide: Guide = {
  steps: [
    {
      text: "Enter the **Address** of your Confluence. Add the certificate of your own authority under **Advanced**, if there is one.",
      fills: ["baseUrl", "ca"],
    },
    {
      text: "Open your picture, then **Settings → Personal access tokens**, create one, copy it and paste it here.",
      fills: ["token"],
      url: "https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html",
    },
  ],
  notes: ["A private address has to be allowed once by an owner or admin."],
};

export const oauthGuide: Guide = {
  intro: "You need an app in Atlassian's developer console.",
  steps: [
    {
      text: "Create an **OAuth 2.0 (3LO)** app, or open yours.",
      url: "https://developer.atlassian.com/console/myapps/",
    },
    redirectAt("Under **Authorization → OAuth 2.0 (3LO) → Configure**, as **Callback URL**"),
    {
      text: "Under **Permissions** add the **Confluence API** with the scopes that are listed under **Scopes** here.",
      fills: ["scopes"],
      url: "https://developer.atlassian.com/cloud/confluence/scopes-for-oauth-2-3LO-and-forge-apps/",
    },
    { text: "Under **Settings** copy **Client ID** and **Secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: [
    "After signing in you choose the site, if there are several.",
    "Until **Distribution** is switched on, only you can let the app in.",
    "Access that nobody uses for 90 days ends. It is renewed here before.",
  ],
};
