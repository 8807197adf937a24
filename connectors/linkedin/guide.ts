import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need an app at LinkedIn, which belongs to a company page.",
  steps: [
    { text: "Open your app, or create one.", url: "https://www.linkedin.com/developers/apps" },
    {
      text: "Under **Products** request **Sign In with LinkedIn using OpenID Connect** and **Share on LinkedIn**, and list the **Scopes** that they give.",
      fills: ["scopes"],
      url: "https://learn.microsoft.com/linkedin/shared/authentication/getting-access",
    },
    redirectAt("Under **Auth → Authorized redirect URLs for your app**"),
    { text: "Copy **Client ID** and **Primary Client Secret**.", fills: ["clientId", "clientSecret"] },
  ],
  notes: [
    "Access lasts 60 days. Only approved partners get a way to renew it: others have to connect again, and are reminded before.",
  ],
};
