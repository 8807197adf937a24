import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need a PayPal business account.",
  steps: [
    {
      text: "Open **Apps & Credentials** in PayPal's developer dashboard, switch to **Live** or **Sandbox**, and choose the same here.",
      fills: ["environment"],
      url: "https://developer.paypal.com/dashboard/applications",
    },
    { text: "Open the app, or create one, and copy its **Client ID**.", fills: ["clientId"] },
    { text: "Show the **Secret key** and copy it.", fills: ["clientSecret"] },
  ],
  notes: [
    "That PayPal gives a token is the proof; the list of event kinds, which any app may read, is asked for besides.",
    "An app can have two secrets, so that one can be changed without a gap.",
  ],
};
