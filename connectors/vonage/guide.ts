import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **API settings** in the Vonage dashboard.", url: "https://dashboard.vonage.com/settings" },
    { text: "Copy the **API key** from the top of the page.", fills: ["accountKey"] },
    {
      text: "Under **Account secret** create a secret for this purpose, copy it and paste it as **API secret**.",
      fills: ["apiSecret"],
      url: "https://developer.vonage.com/en/account/secret-management",
    },
  ],
  notes: [
    "An account holds two secrets, so one can be replaced while the other is in use.",
    "Voice, Messages with an application and Video want a signed token of that application, which is another way in and not offered here yet.",
  ],
};
