import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → API Keys** in SendGrid and create a key. **Restricted Access** with **Mail Send** is enough for sending.",
      url: "https://app.sendgrid.com/settings/api_keys",
    },
    {
      text: "Copy the key while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
    },
    {
      text: "Choose **Europe** as **Region** only for a key of a European subuser.",
      fills: ["region"],
      url: "https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/authentication",
    },
    {
      text: "Enter under **Scopes** what your flows need, such as `mail.send`, so that a key without it is noticed.",
      fills: ["scopes"],
      url: "https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions",
    },
    {
      text: "SendGrid does not say whose key it is: write a name under **Account**, so that you can tell several apart.",
      fills: ["account"],
    },
  ],
  notes: [
    "A good key is not enough to send: the sender's address or domain has to be verified in SendGrid as well. The check does not look at that.",
  ],
};
