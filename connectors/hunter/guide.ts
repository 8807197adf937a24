import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **API** in your Hunter account.", url: "https://hunter.io/api-keys" },
    {
      text: "Create a key, or copy an existing one, and paste it here.",
      fills: ["apiKey"],
      url: "https://hunter.io/api-documentation/v2",
    },
  ],
  notes: ["The check reads the account and takes no credit. The key travels in a header, not in the address."],
};
