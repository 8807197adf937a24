import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

const started = "https://apidocs.teamwork.com/guides/teamwork/getting-started-with-the-teamwork-com-api";

export const guide: Guide = {
  intro: "Any user with an active seat has a key of their own.",
  steps: [
    { text: "Open Teamwork.com and paste the address of your browser as **Site**.", fills: ["site"], url: started },
    {
      text: "Click your picture, choose **Edit my details → API & Mobile** and show your token.",
      url: started,
    },
    { text: "Copy the **Key** and paste it as **API key**.", fills: ["apiKey"] },
  ],
  notes: [
    "A site with a domain of its own can be used under **HTTP (any API)** with the key as user name.",
    "What the key may do is what its user may do. A user made for integrations keeps working when people leave.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need to be allowed to open the developer portal of your site.",
  steps: [
    {
      text: "In Teamwork open the **Developer Portal** and add an app.",
      url: "https://apidocs.teamwork.com/guides/teamwork/app-login-flow",
    },
    redirectAt("Under **Redirect URIs**"),
    {
      text: "Under **Credentials** copy **Client ID** and **Client secret**.",
      fills: ["clientId", "clientSecret"],
    },
  ],
  notes: ["The address of the site comes with the sign-in. Access does not end by itself."],
};
