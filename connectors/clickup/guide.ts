import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    { text: "Open **Settings → Apps** in ClickUp.", url: "https://app.clickup.com/settings/apps" },
    {
      text: "Under **API token** generate or copy yours and paste it here.",
      fills: ["token"],
      url: "https://developer.clickup.com/docs/authentication",
    },
  ],
  notes: [
    "The token has no end. **Regenerate** ends the old one at once.",
    "ClickUp wants the token bare, without the word Bearer; that is done here.",
  ],
};
