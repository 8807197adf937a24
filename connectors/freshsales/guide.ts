import type { Guide } from "../kit";

const guideOf = (place: string): Guide => ({
  steps: [
    {
      text: `Sign in to Freshsales and paste the address as **Domain**. It should end with \`${place}\`.`,
      fills: ["domain"],
    },
    {
      text: "Open your picture at the top right, then **Personal settings → API settings**. A captcha may have to be solved before the key shows.",
      url: "https://developers.freshworks.com/crm/api/#authentication",
    },
    { text: "Copy the key and paste it here.", fills: ["apiKey"] },
  ],
  notes: [
    "The key may do what its owner may do: a user made for integrations lasts longer than a person's.",
    "A new key replaces the old one at once.",
  ],
});

export const guide = guideOf("myfreshworks.com");
export const classicGuide = guideOf("freshsales.io");
