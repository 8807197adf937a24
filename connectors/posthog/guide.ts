import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Enter the **Address** at which you sign in to PostHog.",
      fills: ["baseUrl"],
      url: "https://posthog.com/docs/api",
    },
    {
      text: "Open **Settings → Personal API keys** there and create a key.",
      url: "https://us.posthog.com/settings/user-api-keys",
    },
    { text: "Choose its projects and scopes. With `user:read` the check can show whose key it is." },
    { text: "Copy the key while it is shown and paste it here.", fills: ["apiKey"] },
  ],
  notes: ["Sending events needs no personal key: that is what the project token is for, at another address."],
};
