import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Account settings → API key management** in Mailjet.",
      url: "https://app.mailjet.com/account/apikeys",
    },
    {
      text: "Copy the **API key** of the account or sub-account that is meant.",
      fills: ["apiKey"],
      url: "https://dev.mailjet.com/email/guides/getting-started/",
    },
    { text: "Generate a **secret key**, copy it while it is shown and paste it here.", fills: ["secretKey"] },
  ],
  notes: [
    "A new secret key ends the old one of the same pair at once.",
    "Text messages use a token of their own, which does not work here.",
  ],
};
