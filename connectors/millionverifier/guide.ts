import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open the settings of your MillionVerifier account and go to **API keys**.",
      url: "https://app.millionverifier.com/api",
    },
    {
      text: "Create a key, copy it and paste it here.",
      fills: ["apiKey"],
      url: "https://developer.millionverifier.com/",
    },
    accountStep,
  ],
  notes: ["The check reads how many credits are left. It takes none, and verifies no address."],
};
