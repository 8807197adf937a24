import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only an administrator of the organization can make a key.",
  steps: [
    {
      text: "Open **Admin → Integrations → API Keys** in Ashby and make a key.",
      url: "https://app.ashbyhq.com/admin/api/keys",
    },
    {
      text: "Give it the permissions that your flows need, and **API Keys: Read**, so that the check can name it.",
      url: "https://developers.ashbyhq.com/docs/authentication",
    },
    { text: "Copy the key and paste it as **API key**.", fills: ["apiKey"] },
    {
      text: "Write under **Account** how you want to call it; otherwise the check shows the title that the key has in Ashby.",
      fills: ["account"],
    },
  ],
  notes: ["A key without access to confidential jobs does not see them, and says nothing about it."],
};
