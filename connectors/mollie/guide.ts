import type { Guide } from "../kit";

export const keyGuide: Guide = {
  steps: [
    {
      text: "Open **Developers → API keys** in the Mollie dashboard and choose the profile.",
      url: "https://my.mollie.com/dashboard/developers/api-keys",
    },
    {
      text: "Copy the live or the test key and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://docs.mollie.com/reference/authentication",
    },
  ],
  notes: ["Resetting the key ends the old one at once.", "A live key works after Mollie has approved the profile."],
};

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open **Developers → Organization access tokens** in the Mollie dashboard and create a token with the permissions that your flows need. `organizations.read` lets the check name it.",
      url: "https://my.mollie.com/dashboard/developers/organization-access-tokens",
    },
    {
      text: "Copy it while it is shown and paste it as **Access token**.",
      fills: ["accessToken"],
      url: "https://docs.mollie.com/reference/authentication",
    },
  ],
};
