import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → API** in Shippo and generate a live or a test token.",
      url: "https://portal.goshippo.com/api-config/api",
    },
    {
      text: "Copy it while it is shown and paste it as **API token**.",
      fills: ["apiToken"],
      url: "https://docs.goshippo.com/docs/guides_general/authentication",
    },
    accountStep,
  ],
  notes: [
    "Test tokens make labels that no carrier takes, at no cost.",
    "The check reads the list of carrier accounts.",
  ],
};
