import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **API security** in Mailgun and add a key.", url: "https://app.mailgun.com/settings/api_security" },
    {
      text: "Copy the key while it is shown and paste it here.",
      fills: ["apiKey"],
      url: "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth",
    },
    { text: "Choose the **Region** of your domains.", fills: ["region"] },
    accountStep,
  ],
  notes: ["The check lists one domain and sends nothing. A sending key cannot be tested: save it unverified."],
};
