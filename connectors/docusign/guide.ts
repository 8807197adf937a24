import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Apps and Keys** at Docusign, in the developer account or in production, and choose the same here.",
      fills: ["environment"],
      url: "https://admin.docusign.com/apps-and-keys",
    },
    redirectAt("In the app, under **Redirect URIs**"),
    {
      text: "Copy the **Integration key**, add a **secret key** and copy it.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "Keep the **Scopes**.",
      fills: ["scopes"],
      url: "https://developers.docusign.com/platform/auth/reference/scopes",
    },
  ],
  notes: [
    "Which server an account is on comes with the sign-in. Its number, which most addresses need, stands in the answer of `/oauth/userinfo`.",
    "Two accounts on the same server are not told apart here.",
    "Without `extended` access ends after 30 days.",
  ],
};
