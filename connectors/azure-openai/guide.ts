import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open your Azure OpenAI or Foundry resource in the Azure portal and go to **Resource management → Keys and endpoint**.",
      url: "https://portal.azure.com",
    },
    {
      text: "Paste the **endpoint** as **Resource**, and choose what it **ends with**.",
      fills: ["resource", "domain"],
    },
    {
      text: "Copy **Key 1** or **Key 2** and paste it here.",
      fills: ["apiKey"],
      url: "https://learn.microsoft.com/en-us/azure/ai-foundry/openai/reference",
    },
  ],
  notes: [
    "The check lists models and uses none. That a model is also deployed is not part of it.",
    "A resource may have keys switched off: then only sign-in by Microsoft Entra is left.",
    "With two keys one can be replaced while the other is in use.",
  ],
};
