import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API keys** in Google AI Studio and create a key in the project that pays for it.",
      url: "https://aistudio.google.com/app/apikey",
    },
    {
      text: "Copy the key and paste it here.",
      fills: ["apiKey"],
      url: "https://ai.google.dev/gemini-api/docs/api-key",
    },
    {
      text: "In Google Cloud's **Credentials** limit the key to the Generative Language API, and to the address of this server if that is fixed.",
      url: "https://console.cloud.google.com/apis/credentials",
    },
    accountStep,
  ],
  notes: ["Listing models is free. A key whose project has no quota left passes the check all the same."],
};
