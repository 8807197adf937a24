import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API Keys** in the Groq console, in the project that is to pay, and create a key.",
      url: "https://console.groq.com/keys",
    },
    {
      text: "Copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://console.groq.com/docs/quickstart",
    },
    accountStep,
  ],
  notes: [
    "The check lists the models, which is free.",
    "This is Groq, which runs models of others; Grok is made by xAI and has other keys.",
  ],
};
