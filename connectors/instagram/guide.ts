import type { Guide } from "../kit";

export const loginGuide = {
  product: {
    text: "Add the products **Facebook Login for Business** and **Instagram**. The Instagram account has to be a professional one, connected to a page.",
    url: "https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login",
  },
  notes: ["Flows ask `/me/accounts` for the page and its `instagram_business_account` first."],
};

export const tokenGuide: Guide = {
  intro: "You need an app of the type **Business** at Meta, and a professional Instagram account.",
  steps: [
    { text: "Open your app at Meta, or create one.", url: "https://developers.facebook.com/apps" },
    {
      text: "Under **Instagram → API setup with Instagram login** add the account and choose **Generate token**.",
      url: "https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/get-started",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["token"] },
  ],
  notes: [
    "A token lives 60 days and is not renewed here: note the date, and paste a new one before.",
    "That the header `Authorization` is taken at graph.instagram.com is common, but not confirmed by Meta's pages, which show the token in the address.",
  ],
};
