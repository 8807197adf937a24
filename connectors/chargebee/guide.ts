import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to be an owner or administrator of the site.",
  steps: [
    {
      text: "Open Chargebee and paste the address of the site as **Site**. Mind whether it is the test site.",
      fills: ["site"],
    },
    {
      text: "Open **Settings → Configure Chargebee → API Keys and Webhooks → API Keys** and add a key, read-only or with full access.",
      url: "https://www.chargebee.com/docs/api_keys.html",
    },
    { text: "Paste it as **API key**.", fills: ["apiKey"], url: "https://apidocs.chargebee.com/docs/api/auth" },
  ],
  notes: ["The check asks for one customer and keeps nothing of it."],
};
