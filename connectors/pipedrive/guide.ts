import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Sign in to Pipedrive and paste the address that your browser shows as **Company domain**: the name is taken out of it.",
      fills: ["domain"],
      url: "https://pipedrive.readme.io/docs/how-to-get-the-company-domain",
    },
    {
      text: "Open **Personal preferences → API** from the menu of your account, copy your token and paste it as **API token**.",
      fills: ["apiToken"],
      url: "https://pipedrive.readme.io/docs/how-to-find-the-api-token",
    },
  ],
  notes: [
    "If the page **API** is missing, an administrator has not allowed tokens for your permission set.",
    "A user has another token in each company. The name that the check shows ends with the company the token is for.",
    "Making a new token ends the old one at once.",
  ],
};
