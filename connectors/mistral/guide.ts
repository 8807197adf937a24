import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API Keys** in Mistral's console, in the workspace that is to pay. The first time, choose a plan there.",
      url: "https://console.mistral.ai/api-keys",
    },
    {
      text: "Make a key, copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://docs.mistral.ai/getting-started/quickstart/",
    },
    accountStep,
  ],
  notes: ["The check lists the models, which is free.", "A new key may take some minutes until it works."],
};
