import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    { text: "Open the admin panel and paste its address as **Server address**.", fills: ["baseUrl"] },
    {
      text: "Open **Settings → API Tokens** and create a token. Choose how long it lasts and what it may do.",
      url: "https://docs.strapi.io/cms/features/api-tokens",
    },
    { text: "Copy it and paste it as **API token**.", fills: ["apiToken"] },
    {
      text: "Enter a **Content type** that the token may find and the public may not, so that the check proves something.",
      fills: ["contentType"],
      url: "https://docs.strapi.io/cms/api/rest",
    },
    { text: "If the certificate is from an authority of your own, upload that under **Advanced**.", fills: ["ca"] },
  ],
  notes: [
    "Admin tokens are something else and are refused here.",
    "A private address has to be allowed once by an owner or admin.",
  ],
};

export const userGuide: Guide = {
  steps: [
    { text: "Open the admin panel and paste its address as **Server address**.", fills: ["baseUrl"] },
    {
      text: "Under **Content Manager → User** make an end user, confirmed and not blocked, and enter **User** and **Password**.",
      fills: ["identifier", "password"],
      url: "https://docs.strapi.io/cms/features/users-permissions",
    },
    {
      text: "Allow its role **Users-permissions → User → me**, so that the check can name it.",
      url: "https://docs.strapi.io/cms/features/users-permissions",
    },
    { text: "If the certificate is from an authority of your own, upload that under **Advanced**.", fills: ["ca"] },
  ],
  notes: ["After several sign-ins in a row Strapi refuses more for a while."],
};
