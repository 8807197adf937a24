import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **Integrations** in HeyReach and choose **HeyReach API**.", url: "https://app.heyreach.io" },
    {
      text: "Create a key, copy it and paste it here.",
      fills: ["apiKey"],
      url: "https://documenter.getpostman.com/view/23808049/2sA2xb5F75",
    },
    accountStep,
  ],
  notes: ["HeyReach has a page made for testing keys; the check asks that and nothing else."],
};
