import type { Guide } from "../kit";

export const appGuide: Guide = {
  steps: [
    {
      text: "Open **Account settings → API credentials → App API keys** in Customer.io and create a key for the workspace.",
      url: "https://fly.customer.io/settings/api_credentials?keyType=app",
    },
    {
      text: "Copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://docs.customer.io/accounts-and-workspaces/managing-credentials/",
    },
    {
      text: "Choose the **Region** that stands on the privacy page of the account.",
      fills: ["region"],
      url: "https://docs.customer.io/accounts-and-workspaces/data-centers/",
    },
  ],
  notes: ["If a key is limited to addresses, this server's has to be among them."],
};

export const trackGuide: Guide = {
  steps: [
    {
      text: "Open **Account settings → API credentials → Tracking API keys** in Customer.io.",
      url: "https://fly.customer.io/settings/api_credentials",
    },
    {
      text: "Copy **Site ID** and **Tracking API key** of the workspace.",
      fills: ["siteId", "trackingApiKey"],
      url: "https://docs.customer.io/accounts-and-workspaces/managing-credentials/",
    },
    {
      text: "Choose the **Region** of the account. The check answers in both; later requests go where you say.",
      fills: ["region"],
      url: "https://docs.customer.io/integrations/api/track/",
    },
  ],
  notes: ["What is sent to the United States for an account of Europe is passed on, but may be logged on the way."],
};
