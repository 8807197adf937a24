import { type GuideStep, type PasteRule, secret, text } from "../kit";

/** BigCommerce and its B2B Edition are let in to by the same store-level API accounts. */

const storePaste: readonly PasteRule[] = [
  { kind: "strip", pattern: "^https?://" },
  { kind: "strip", pattern: "^api\\.bigcommerce\\.com/stores/" },
  { kind: "strip", pattern: "[/?#].*$" },
  { kind: "strip", pattern: "^store-" },
  { kind: "strip", pattern: "\\.mybigcommerce\\.com$" },
];

export const storeHash = text({
  label: "Store hash",
  help: "The part between store- and .mybigcommerce.com. Paste the whole address if you like.",
  example: "abc123",
  prefix: "https://store-",
  suffix: ".mybigcommerce.com",
  pattern: "^[a-z0-9]{5,15}$",
  message: "A store hash has 5 to 15 small letters and digits, as in store-abc123.mybigcommerce.com.",
  paste: storePaste,
});

export const apiToken = secret({
  label: "Access token",
  help: "Of a store-level API account; shown once. Client ID and client secret are not needed.",
});

export const storeSteps: readonly GuideStep[] = [
  {
    text: "Open the control panel of your store and paste its address as **Store hash**.",
    fills: ["storeHash"],
    url: "https://login.bigcommerce.com",
  },
  {
    text: "Go to **Settings → Store-level API accounts** and create an account. Only the store owner can, unless others were allowed to.",
    url: "https://developer.bigcommerce.com/docs/start/authentication/api-accounts",
  },
];
