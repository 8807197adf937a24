import { redirectAt } from "../families/oauth-client";
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

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open **Account settings → Developer links → API keys** at Eventbrite and create a key, or open one that exists.",
      url: "https://www.eventbrite.com/platform/api-keys",
    },
    redirectAt("As **OAuth redirect URI**", "https://www.eventbrite.com/platform/docs/authentication"),
    {
      text: "Copy the **API key** as **Client ID** and show its secrets to copy the **Client secret**.",
      fills: ["clientId", "clientSecret"],
    },
  ],
  notes: ["There are no scopes: the app may do everything that the person may. Access does not end by itself."],
};
