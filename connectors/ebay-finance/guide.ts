import { signInNotes, signInSteps } from "../families/ebay";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need keys at eBay Developers and the seller who signs in.",
  steps: [
    ...signInSteps,
    {
      text: "Keep the **Scopes**. Who the seller is, is asked for besides.",
      fills: ["scopes"],
      url: "https://developer.ebay.com/api-docs/sell/finances/overview.html",
    },
  ],
  notes: [
    ...signInNotes,
    "For sellers in the European Union and the United Kingdom eBay wants each request signed with a key of its Key Management API. That is not done here: the check then says limited.",
  ],
};
