import { keySteps, signInNotes, signInSteps } from "../families/ebay";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need keys at eBay Developers and the seller who signs in.",
  steps: [
    ...signInSteps,
    {
      text: "List the **Scopes** that your keys have. With `commerce.identity.readonly` the check can say who the seller is.",
      fills: ["scopes"],
      url: "https://developer.ebay.com/api-docs/static/oauth-scopes.html",
    },
  ],
  notes: [
    ...signInNotes,
    "The Post-Order API (returns) wants `Authorization: IAF …` instead of Bearer; calls to it have to set that themselves.",
  ],
};

export const applicationGuide: Guide = {
  steps: keySteps,
  notes: ["Such a token sees nothing of any seller."],
};
