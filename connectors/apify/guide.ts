import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → API & Integrations** in the Apify console. Switch to the organization first if its actors are meant.",
      url: "https://console.apify.com/settings/integrations",
    },
    {
      text: "Under **Personal API tokens** add one. Limit its permissions if only some actors are needed.",
      url: "https://docs.apify.com/platform/integrations/api",
    },
    { text: "Copy the token and paste it here.", fills: ["token"] },
  ],
  notes: [
    "A limited token may be refused the account page: it is then saved as limited, and works for what it may do.",
  ],
};
