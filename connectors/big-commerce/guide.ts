import { storeSteps } from "../families/bigcommerce";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    ...storeSteps,
    {
      text: "Choose the scopes that you use, and **Customers** at least read-only: the check reads one page of them.",
      url: "https://developer.bigcommerce.com/docs/start/authentication/api-accounts#oauth-scopes",
    },
    { text: "Save, copy the **access token** while it is shown and paste it here.", fills: ["apiToken"] },
  ],
  notes: [
    "The token has no end. It dies when its API account is deleted.",
    "Scopes of an account can be changed later without a new token; whether that works at once is not confirmed.",
  ],
};
