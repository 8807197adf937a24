import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const sellerGuide: Guide = {
  intro: "You need a user in the seller's back office of the marketplace.",
  steps: [
    {
      text: "Sign in to the marketplace as a seller and paste the address of any page there.",
      fills: ["baseUrl"],
      url: "https://developer.mirakl.com/content/product/mmp/rest/seller/openapi3",
    },
    {
      text: "Open the menu of your user, choose **API key**, create it and paste it here.",
      fills: ["apiKey"],
    },
  ],
  notes: [
    "If your user belongs to several shops, calls without `shop_id` are about its default shop.",
    "Mirakl asks to read the account page no more than about once a day, so check by hand only when you need to.",
    "Which host Best Buy gives you is not confirmed: take the one that you sign in to.",
  ],
};

export const developerGuide: Guide = {
  steps: [
    {
      text: "Register with a work e-mail address at Best Buy's developer site and activate the key that it sends you.",
      url: "https://developer.bestbuy.com",
    },
    {
      text: "Paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://bestbuyapis.github.io/api-documentation/",
    },
    accountStep,
  ],
  notes: ["This key reads the public catalogue. Orders and offers of a seller need a marketplace key."],
};
