import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open the settings of your account in the Browse AI dashboard and go to **API**.",
      url: "https://dashboard.browse.ai",
    },
    {
      text: "Create a key, copy it and paste it here.",
      fills: ["apiKey"],
      url: "https://help.browse.ai/en/articles/12683249-api-guide-getting-started",
    },
    accountStep,
  ],
  notes: ["The status page of the API answers without a key, so it proves nothing; the check lists robots instead."],
};
