import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open your picture in monday.com and choose **Developers**. If it is missing, an admin has kept it to others.",
      url: "https://auth.monday.com/auth/login_monday",
    },
    {
      text: "Under **API token → Show** copy your token and paste it here.",
      fills: ["token"],
      url: "https://developer.monday.com/api-reference/docs/authentication",
    },
  ],
  notes: [
    "**Regenerate** ends the old token at once, for everything that uses it.",
    "The version of the API is chosen per call with the header `API-Version`.",
  ],
};
