import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → Team → Integrations** in lemlist and find the API keys.",
      url: "https://app.lemlist.com/settings/integrations",
    },
    {
      text: "Generate a key, copy it while it is shown and paste it here.",
      fills: ["apiKey"],
      url: "https://developer.lemlist.com/api-reference/getting-started/authentication",
    },
  ],
  notes: ["The key goes where a password would, with an empty user name. That is done here."],
};
