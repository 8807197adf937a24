import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    { text: "Open Jira and paste its address as **Site**: the name is taken out of it.", fills: ["site"] },
    {
      text: "Open **API tokens** of your Atlassian account and create an API token without scopes. Choose when it ends.",
      url: "https://id.atlassian.com/manage-profile/security/api-tokens",
    },
    {
      text: "Enter the account's **E-mail address** and the **API token** while it is shown.",
      fills: ["email", "apiToken"],
      url: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    },
  ],
  notes: [
    "Every token ends, after a year at most. Write the date down: Jira does not tell it when asked.",
    "The token may do what its user may. After several wrong ones Jira may want a captcha, which only a person can answer by signing in.",
  ],
};

export const scopedGuide: Guide = {
  steps: [
    {
      text: "Open `https://your-site.atlassian.net/_edge/tenant_info` in a browser, with your own site, and copy the **Cloud ID**.",
      fills: ["cloudId"],
      url: "https://support.atlassian.com/jira/kb/retrieve-my-atlassian-sites-cloud-id/",
    },
    {
      text: "Create an API token with scopes for Jira. `read:jira-user` lets the check name its user.",
      url: "https://id.atlassian.com/manage-profile/security/api-tokens",
    },
    {
      text: "Enter the account's **E-mail address** and the **API token** while it is shown.",
      fills: ["email", "apiToken"],
      url: "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
    },
  ],
  notes: ["Every token ends, after a year at most."],
};

export const serverGuide: Guide = {
  steps: [
    { text: "Open your Jira and paste its address as **Base URL**.", fills: ["baseUrl"] },
    {
      text: "Open **Profile → Personal Access Tokens**, create one and paste it here while it is shown.",
      fills: ["accessToken"],
      url: "https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html",
    },
    { text: "If the certificate is from an authority of your own, upload that under **Advanced**.", fills: ["ca"] },
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
      text: "Under **Permissions** add the **Jira API** with the scopes that are listed under **Scopes** here.",
      fills: ["scopes"],
      url: "https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/",
    },
    { text: "Under **Settings** copy **Client ID** and **Secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: [
    "After signing in you choose the site, if there are several.",
    "Until **Distribution** is switched on, only you can let the app in.",
    "Access that nobody uses for 90 days ends. It is renewed here before.",
  ],
};
