import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Account & Settings → API Keys** in the Razorpay dashboard, in test or in live mode.",
      url: "https://dashboard.razorpay.com/app/website-app-settings/api-keys",
    },
    {
      text: "Generate a key and copy **Key ID** and **Key secret** while they are shown.",
      fills: ["keyId", "keySecret"],
      url: "https://razorpay.com/docs/api/authentication/",
    },
  ],
  notes: [
    "A mode has one key at a time: generating another ends the old one, at once or after a day, as you choose.",
    "The check asks for one payment and keeps nothing of it.",
  ],
};
