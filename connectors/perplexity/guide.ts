import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API keys** in the Perplexity console. The first time, make an **API group** there and add credit to it.",
      url: "https://www.perplexity.ai/account/api/keys",
    },
    {
      text: "Generate a key, copy it and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://docs.perplexity.ai/guides/api-key-management",
    },
    {
      text: "Perplexity does not say whose key it is: write a name under **Account**, so that you can tell several apart.",
      fills: ["account"],
    },
  ],
  notes: [
    "The check reads the list of asynchronous requests, which is free. Whether credit is left does not show there.",
    "A group without credit refuses every question, however good its key is.",
  ],
};
