import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **Settings → Security & access** in Linear.", url: "https://linear.app/settings/account/security" },
    {
      text: "Under **Personal API keys** make one, limited to the permissions and teams that your flows need.",
      url: "https://linear.app/docs/api-and-webhooks",
    },
    {
      text: "Copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://linear.app/developers/graphql",
    },
  ],
  notes: [
    "An administrator may forbid members to make keys.",
    "Linear answers 400 where others answer 401 or 429; the check reads the code in the answer.",
  ],
};
