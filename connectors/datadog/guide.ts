import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Look at the address of your browser in Datadog and choose the same **Site**.",
      fills: ["site"],
      url: "https://docs.datadoghq.com/getting_started/site/",
    },
    {
      text: "Make an **API key** under **Organization Settings → API Keys**.",
      fills: ["apiKey"],
      url: "https://docs.datadoghq.com/account_management/api-app-keys/",
    },
    {
      text: "Make an **Application key** under **Organization Settings → Application Keys**, with scopes if you like, best for a service account.",
      fills: ["applicationKeySecret"],
      url: "https://docs.datadoghq.com/account_management/api-app-keys/#scopes",
    },
    accountStep,
  ],
  notes: [
    "To send metrics and logs the API key alone is enough; the check wants both.",
    "An application key is shown once in organizations that have switched that on.",
  ],
};
