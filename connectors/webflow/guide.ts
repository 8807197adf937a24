import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only an administrator of the site can make a token.",
  steps: [
    {
      text: "Open the settings of the site, then **Apps & integrations → API access**.",
      url: "https://developers.webflow.com/data/reference/site-token",
    },
    {
      text: "Generate a token with the scopes that your flows need, and list the same under **Scopes**, so that a missing one is noticed.",
      fills: ["scopes"],
      url: "https://developers.webflow.com/data/reference/scopes",
    },
    { text: "Copy the token while it is shown and paste it as **Site token**.", fills: ["siteToken"] },
  ],
  notes: [
    "A token ends after 365 days without use. Each use, the check included, starts them again.",
    "A site has at most five tokens.",
  ],
};
