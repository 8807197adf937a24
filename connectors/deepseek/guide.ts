import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API keys** at the DeepSeek platform and create a key.",
      url: "https://platform.deepseek.com/api_keys",
    },
    {
      text: "Copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://api-docs.deepseek.com/",
    },
    accountStep,
  ],
  notes: ["The check reads the balance, which is free. With an empty one the key is shown in amber."],
};
