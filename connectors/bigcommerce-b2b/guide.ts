import { storeSteps } from "../families/bigcommerce";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "The store needs B2B Edition.",
  steps: [
    ...storeSteps,
    {
      text: "Set the scope **B2B Edition** to **modify**. Without it every call to B2B Edition is refused.",
      url: "https://developer.bigcommerce.com/b2b-edition/docs/authentication",
    },
    { text: "Save, copy the **access token** while it is shown and paste it here.", fills: ["apiToken"] },
  ],
  notes: [
    "Older tokens of B2B Edition went into a header `authToken`. They do not work here: make a store-level API account.",
  ],
};
