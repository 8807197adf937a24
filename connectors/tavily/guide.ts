import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Sign in to the Tavily platform. Your keys stand on its first page.", url: "https://app.tavily.com" },
    {
      text: "Make a key for this purpose, give it a limit if you like, and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://docs.tavily.com/documentation/api-reference/introduction",
    },
    {
      text: "Tavily tells the plan but not whose key it is: write a name under **Account**, so that you can tell several apart.",
      fills: ["account"],
    },
  ],
  notes: ["The check reads what was used up so far. It costs no credit."],
};
