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
