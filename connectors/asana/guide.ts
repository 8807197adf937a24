import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **My apps** in Asana's developer console.", url: "https://app.asana.com/0/my-apps" },
    {
      text: "Under **Personal access tokens** create one, copy it while it is shown and paste it here.",
      fills: ["accessToken"],
      url: "https://developers.asana.com/docs/personal-access-token",
    },
  ],
  notes: [
    "Who administers an Asana organization may forbid personal access tokens.",
    "A user made for integrations keeps working when people leave. It sees the projects that it was invited to.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    { text: "Open the **Developer console** of Asana and create an app.", url: "https://app.asana.com/0/my-apps" },
    redirectAt("Under **OAuth → Redirect URLs**"),
    {
      text: "Under **Permission scopes** tick the scopes that are listed under **Scopes** here, or choose **Full permissions** and enter `default`.",
      fills: ["scopes"],
      url: "https://developers.asana.com/docs/oauth-scopes",
    },
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "Under **Manage distribution** add the workspaces that may let it in.",
      url: "https://developers.asana.com/docs/manage-distribution",
    },
  ],
};
