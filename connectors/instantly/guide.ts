import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "The API needs a plan of Instantly that includes it.",
  steps: [
    {
      text: "Open **Settings → Integrations → API keys** in Instantly.",
      url: "https://app.instantly.ai/app/settings/integrations",
    },
    {
      text: "Create a key and choose its scopes. With `workspaces:read` the check can name the workspace.",
      url: "https://developer.instantly.ai/",
    },
    { text: "Copy the key while it is shown and paste it here.", fills: ["apiKey"] },
  ],
  notes: ["Only receiving webhooks from Instantly needs no key at all."],
};
