import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Keys** at OpenRouter and create one, with a limit if you like.",
      url: "https://openrouter.ai/settings/keys",
    },
    {
      text: "Copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://openrouter.ai/docs/api/reference/authentication",
    },
    {
      text: "OpenRouter tells only the number of the user who made the key: write under **Account** a name that says more.",
      fills: ["account"],
    },
  ],
  notes: ["The check asks for the key's own limit and use, which is free."],
};
