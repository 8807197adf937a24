import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Enter the **Address** at which you sign in to NocoDB.",
      fills: ["baseUrl"],
      url: "https://nocodb.com/docs/apis",
    },
    {
      text: "Open **Account settings → Tokens** and add one. A fine-grained token can be kept to some bases.",
      url: "https://nocodb.com/docs/product/account-settings/api-tokens",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["token"] },
  ],
  notes: [
    "NocoDB answers a wrong token as a guest, with a 200; the check does not fall for it.",
    "Whether a fine-grained token may read its own account is not confirmed. If the check says limited, it may still work.",
  ],
};
