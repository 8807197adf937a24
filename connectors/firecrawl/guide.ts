import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API keys** in the Firecrawl dashboard and choose the team.",
      url: "https://www.firecrawl.dev/app/api-keys",
    },
    { text: "Create a key, copy it and paste it here.", fills: ["apiKey"] },
    accountStep,
    {
      text: "If you run Firecrawl yourself, enter its address with `/v2` as **Base URL** under **Advanced**.",
      fills: ["baseUrl"],
      url: "https://docs.firecrawl.dev/api-reference/introduction",
    },
  ],
  notes: ["The check reads how many credits are left and uses none."],
};
