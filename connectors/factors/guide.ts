import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro:
    "Factors.ai publishes no reference of its API that we could find, so two of the values have to come from its support.",
  steps: [
    {
      text: "Open **Settings → Integration → Factors API** in Factors.ai, create or copy the key and paste it here.",
      fills: ["apiKey"],
      url: "https://app.factors.ai",
    },
    {
      text: "Ask Factors.ai for the address of its API and for a path that only reads, and enter both.",
      fills: ["baseUrl", "checkPath"],
      url: "https://help.factors.ai/",
    },
    accountStep,
  ],
  notes: [
    "That the key travels as a bearer token is what is known; address and paths are not confirmed.",
    "If nothing can be read to test it, save the key unverified: it is tested when it is used.",
  ],
};
