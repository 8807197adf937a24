import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to be an account owner or administrator of the merchant account.",
  steps: [
    {
      text: "Choose the **Environment** and sign in to the merchant interface that belongs to it. The address of the sandbox is another one.",
      fills: ["environment"],
      url: "https://login.authorize.net",
    },
    {
      text: "Go to **Account → Settings → Security settings → API credentials and keys** and copy the **API login ID**.",
      fills: ["apiLoginId"],
    },
    {
      text: "Ask there for a **new transaction key**, confirm with the code that is sent to you, and paste it here.",
      fills: ["transactionKey"],
      url: "https://developer.authorize.net/api/reference/index.html",
    },
  ],
  notes: [
    "A new transaction key can let the old one live for 24 more hours. If it is ended at once, everything that still uses it stops.",
    "Every request carries both values in its body, so a caller has to put them there itself.",
  ],
};
