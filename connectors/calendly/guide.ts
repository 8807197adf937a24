import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open **Integrations & apps → API & webhooks** in Calendly.",
      url: "https://calendly.com/integrations/api_webhooks",
    },
    {
      text: "Generate a **personal access token**, copy it while it is shown and paste it here.",
      fills: ["token"],
      url: "https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens",
    },
  ],
  notes: ["The token has no end. Webhooks of an organization need an owner or admin of it, and a paid plan."],
};

export const oauthGuide: Guide = {
  intro: "You need an account at Calendly's developer portal, which is another than the one for scheduling.",
  steps: [
    {
      text: "Create an app of the kind **Web**, for **Sandbox** or **Production**.",
      url: "https://developer.calendly.com/create-a-developer-account",
    },
    redirectAt("As **Redirect URI**"),
    {
      text: "Copy **Client ID** and **Client secret** while they are shown.",
      fills: ["clientId", "clientSecret"],
      url: "https://developer.calendly.com/how-to-access-calendly-data-on-behalf-of-authenticated-users",
    },
  ],
  notes: ["Only an app for the sandbox may have a redirect address without encryption."],
};
