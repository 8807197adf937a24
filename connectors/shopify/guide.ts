import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to own the store, or to be allowed to develop apps in it.",
  steps: [
    {
      text: "Open the admin of your store. Paste its address as **Store**: the name is taken out of it.",
      fills: ["store"],
      url: "https://admin.shopify.com",
    },
    {
      text: "Go to **Settings → Apps → Develop apps** and open the custom app of this integration.",
      url: "https://help.shopify.com/en/manual/apps/app-types/custom-apps",
    },
    {
      text: "Under **Configuration** give it the Admin API scopes that it needs, and list the same under **Scopes**, so that a missing one is noticed.",
      fills: ["scopes"],
      url: "https://shopify.dev/docs/api/usage/access-scopes",
    },
    {
      text: "Install the app, reveal the **Admin API access token** and paste it here. Shopify shows it once.",
      fills: ["token"],
      url: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens",
    },
  ],
  notes: [
    "Since January 2026 a store's admin makes no new custom apps. Apps that exist, and their tokens, keep working.",
    "After a change of scopes the app has to be installed again.",
  ],
};

const store = {
  text: "Open the admin of the store and paste its address as **Store**.",
  fills: ["store"],
  url: "https://admin.shopify.com",
};

export const oauthGuide: Guide = {
  intro: "You need an app in Shopify's Dev Dashboard.",
  steps: [
    { text: "Open the app in the **Dev Dashboard**.", url: "https://dev.shopify.com/dashboard" },
    redirectAt("In a new version of the app, under **Access → Redirect URLs**"),
    {
      text: "Enter the same scopes there and under **Scopes** here.",
      fills: ["scopes"],
      url: "https://shopify.dev/docs/api/usage/access-scopes",
    },
    { text: "Under **Settings** copy **Client ID** and **Secret**.", fills: ["clientId", "clientSecret"] },
    store,
  ],
  notes: [
    "Access is renewed every hour. An app that nobody uses for 90 days has to be let in again; it is kept alive here.",
    "If you are signed in at Shopify to another store, choose the right one: another is refused.",
  ],
};

export const applicationGuide: Guide = {
  intro: "App and store have to belong to the same organisation at Shopify.",
  steps: [
    {
      text: "Open the app in the **Dev Dashboard**, give it the scopes that it needs and install it in the store.",
      url: "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/client-credentials-grant",
    },
    { text: "Under **Settings** copy **Client ID** and **Secret**.", fills: ["clientId", "clientSecret"] },
    store,
    {
      text: "List the scopes of the app under **Scopes**, so that a missing one is noticed.",
      fills: ["scopes"],
      url: "https://shopify.dev/docs/api/usage/access-scopes",
    },
  ],
  notes: ["A token lasts 24 hours; a new one is fetched by itself."],
};
