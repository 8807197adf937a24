import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Account settings → Developer links → API keys** at Eventbrite and create a key, or open one that exists.",
      url: "https://www.eventbrite.com/platform/api-keys",
    },
    {
      text: "Show its secrets and paste the **Private token** here.",
      fills: ["privateToken"],
      url: "https://www.eventbrite.com/platform/docs/authentication",
    },
  ],
  notes: ["The token sees the organizations that its user belongs to."],
};
