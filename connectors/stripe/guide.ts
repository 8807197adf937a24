import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need a Stripe role that may manage developer keys.",
  steps: [
    {
      text: "Open **Developers → API keys** in the Stripe dashboard. Switch to a sandbox first if this is only a trial.",
      url: "https://dashboard.stripe.com/apikeys",
    },
    {
      text: "Create a **restricted key** and give each resource that you use the permission it needs. Allow reading the account as well, so that the check can name it.",
      url: "https://docs.stripe.com/keys/restricted-api-keys",
    },
    { text: "Copy the key while it is shown and paste it as **Secret key**.", fills: ["secretKey"] },
    {
      text: "If you run a platform, enter the **Connected account** that calls are made for; leave it empty otherwise.",
      fills: ["account"],
      url: "https://docs.stripe.com/connect/authentication",
    },
  ],
  notes: [
    "The beginning of the key tells where it works: `_test_` never moves real money, `_live_` does.",
    "A live key is shown once. If it is lost, make another.",
  ],
};
