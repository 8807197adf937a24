import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to be an administrator of the Okta org. A service account with only the needed role is best.",
  steps: [
    { text: "Paste the address at which people sign in as **Okta domain**.", fills: ["domain"] },
    {
      text: "In the admin console open **Security → API → Tokens** and create a token.",
      url: "https://developer.okta.com/docs/guides/create-an-api-token/main/",
    },
    { text: "Copy it while it is shown and paste it here.", fills: ["apiToken"] },
  ],
  notes: [
    "A token that is not used for 30 days ends; each check counts as use.",
    "It ends as well when its owner is deactivated.",
  ],
};
