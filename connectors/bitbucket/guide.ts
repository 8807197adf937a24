import { emailStep } from "../families/atlassian";
import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open **API tokens** of your Atlassian account and choose **Create API token with scopes**, then Bitbucket.",
      url: "https://id.atlassian.com/manage-profile/security/api-tokens",
    },
    {
      text: "Tick what you use, such as `read:repository:bitbucket`, and `read:user:bitbucket`, so that the check can show whose it is.",
      url: "https://support.atlassian.com/bitbucket-cloud/docs/api-token-permissions/",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["apiToken"] },
    emailStep,
  ],
  notes: ["For git over HTTPS the same token goes with another user name; this credential is for the API."],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "In Bitbucket open **Workspace settings → OAuth consumers** and add one.",
      url: "https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/",
    },
    redirectAt("As **Callback URL**"),
    { text: "There choose its permissions, with **Account: Read** for the check. They are not asked for here." },
    { text: "Copy **Key** and **Secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: ["Access lasts two hours and is renewed here."],
};
