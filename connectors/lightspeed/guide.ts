import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  intro: "Personal tokens belong to the Plus plan, and to Retail X-Series only.",
  steps: [
    {
      text: "Sign in to your store and paste its address as **Store**.",
      fills: ["domainPrefix"],
      url: "https://secure.retail.lightspeed.app",
    },
    {
      text: "Open **Setup → Personal tokens**, add a token and paste it here. If the entry is missing, the plan or your role does not include it.",
      fills: ["token"],
      url: "https://x-series-api.lightspeedhq.com/docs/authorization",
    },
  ],
  notes: ["Give the token an end in Lightspeed if it is only for a trial: without one it lives until it is deleted."],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open the developer portal of Retail X-Series and add an application.",
      url: "https://developers.retail.lightspeed.app/applications",
    },
    redirectAt("In the application, as **Redirect URL**"),
    { text: "Copy **Client ID** and **Client secret** of the application.", fills: ["clientId", "clientSecret"] },
    {
      text: "Enter the address of the store that lets it in as **Store**, and choose that store when you sign in.",
      fills: ["domainPrefix"],
    },
    {
      text: "List the **Scopes** that you use. With `retailers:read` the check can say which store it is.",
      fills: ["scopes"],
      url: "https://x-series-api.lightspeedhq.com/docs/authorization",
    },
  ],
  notes: ["An application that Lightspeed has not approved can be let in by 30 stores at most."],
};
