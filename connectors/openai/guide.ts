import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **API keys** in the OpenAI platform and choose the project at the top.",
      url: "https://platform.openai.com/api-keys",
    },
    {
      text: "Create a secret key. **Restricted** is enough if it may list models and call what you use.",
    },
    { text: "Copy it while it is shown and paste it as **API key**.", fills: ["apiKey"] },
    {
      text: "If several organizations or projects share the account, copy the IDs from its settings.",
      fills: ["organization", "project"],
      url: "https://platform.openai.com/settings/organization/general",
    },
    {
      text: "For another server that speaks the same API, change **Base URL** under **Advanced**.",
      fills: ["baseUrl"],
      url: "https://platform.openai.com/docs/api-reference/introduction",
    },
  ],
  notes: ["A key without credit is accepted and then refuses every call: the check says so in amber."],
};
