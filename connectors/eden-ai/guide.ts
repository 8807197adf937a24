import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → My API keys** in the Eden AI dashboard and create a key.",
      url: "https://app.edenai.run",
    },
    {
      text: "Choose **Production**; a sandbox key only gets made-up answers. A limit on spending can be set there.",
      url: "https://docs.edenai.co/v3/get-started/introduction",
    },
    { text: "Copy the key while it is shown and paste it here.", fills: ["apiKey"] },
    {
      text: "Choose the **Region** that your requests should go through. The check asks the worldwide address for the balance in either case.",
      fills: ["region"],
    },
    accountStep,
  ],
  notes: ["Whether a sandbox key may read the balance is not confirmed: if the check refuses one, save it unverified."],
};
