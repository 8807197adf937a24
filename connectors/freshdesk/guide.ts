import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open Freshdesk as an agent and paste its address as **Domain**.", fills: ["domain"] },
    {
      text: "Click your picture, open **Profile settings** and show the API key on the right.",
      url: "https://support.freshdesk.com/en/support/solutions/articles/215517-how-to-find-your-api-key",
    },
    {
      text: "Paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://developers.freshdesk.com/api/#authentication",
    },
  ],
  notes: [
    "Freshdesk may want to see that you are a person before it shows the key.",
    "Changing the key in the profile ends the old one at once.",
    "The plan limits how many requests a minute are answered, for all keys of the account together.",
  ],
};
