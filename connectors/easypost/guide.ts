import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **Account settings → API keys** in EasyPost.", url: "https://www.easypost.com/account/api-keys" },
    {
      text: "Copy a production or a test key and paste it here.",
      fills: ["apiKey"],
      url: "https://docs.easypost.com/docs/authentication",
    },
  ],
  notes: [
    "A production key buys real labels. The check buys nothing.",
    "Whether a test key may read the account is not confirmed: if not, the check says limited and the key works all the same.",
  ],
};
