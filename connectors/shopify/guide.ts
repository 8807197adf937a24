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
