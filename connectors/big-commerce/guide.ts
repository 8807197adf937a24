import { storeSteps } from "../families/bigcommerce";
import { redirectAt } from "../families/oauth-client";
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

export const oauthGuide: Guide = {
  intro: "You need an app in BigCommerce's developer portal, and the owner of the store to let it in.",
  steps: [
    {
      text: "Open your app in the developer portal and go to its **technical** settings.",
      url: "https://devtools.bigcommerce.com",
    },
    redirectAt(
      "Under **Technical → Auth Callback URL**",
      "https://developer.bigcommerce.com/docs/integrations/apps/guide/auth",
    ),
    {
      text: "Choose the scopes there and list the same under **Scopes** here.",
      fills: ["scopes"],
      url: "https://developer.bigcommerce.com/docs/start/authentication/api-accounts#oauth-scopes",
    },
    {
      text: "Save, view the credentials and copy **Client ID** and **Client secret**.",
      fills: ["clientId", "clientSecret"],
    },
    { text: "Paste the address of the store's control panel as **Store hash**.", fills: ["storeHash"] },
  ],
  notes: ["The token has no end. It dies when the app is uninstalled from the store."],
};
