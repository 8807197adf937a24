import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need an app at Intuit, and an administrator of the company in QuickBooks Online.",
  steps: [
    {
      text: "Open your app at Intuit Developer, or create one with the scope **Accounting**.",
      url: "https://developer.intuit.com/app/developer/dashboard",
    },
    {
      text: "Choose **Production** or **Sandbox** here, and open **Keys and credentials** of the same kind there.",
      fills: ["environment"],
    },
    redirectAt("Under **Redirect URIs**"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "Keep the **Scopes**, or add payments.",
      fills: ["scopes"],
      url: "https://developer.intuit.com/app/developer/qbo/docs/learn/scopes",
    },
  ],
  notes: [
    "Which company it is comes with the sign-in; there is no number to copy.",
    "In production Intuit wants an encrypted address: `http` works for `localhost` only, with sandbox keys.",
    "A sign-in that nobody uses for 100 days ends; it is renewed here before. After five years it ends in any case.",
  ],
};
