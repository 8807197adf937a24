import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API keys** in the Anthropic Console and choose the workspace that the key should count for.",
      url: "https://console.anthropic.com/settings/keys",
    },
    {
      text: "Create a key, copy it while it is shown and paste it here.",
      fills: ["apiKey"],
      url: "https://docs.anthropic.com/en/api/overview",
    },
  ],
  notes: [
    "Listing models is free, so the check costs nothing. It does not show whether there is credit: that is said only when a message is sent.",
    "Admin keys manage the organization and are no replacement: they cannot be used for messages.",
  ],
};
