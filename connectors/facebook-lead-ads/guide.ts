import type { Guide } from "../kit";

export const systemUserGuide: Guide = {
  intro: "You need to be an admin of the business portfolio at Meta, which must own the page.",
  steps: [
    {
      text: "Open **Business settings → Users → System users** and make one. Assign it your page and the app of this integration.",
      url: "https://business.facebook.com/settings/system-users",
    },
    {
      text: "Under **Integrations → Leads access** give that system user access to the page's leads. Without it every list of leads is empty or refused.",
      url: "https://www.facebook.com/business/help/1440176552713521",
    },
    {
      text: "Choose **Generate token**, the app, and `leads_retrieval` with `pages_show_list`, `pages_manage_metadata` and `ads_management`. List the same under **Permissions**.",
      fills: ["scopes"],
      url: "https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving",
    },
    { text: "Copy the token while it is shown and paste it here.", fills: ["token"] },
  ],
  notes: [
    "Choose **never** as the end of the token, or note the date: after 60 days it would stop.",
    "Reading leads also takes a token of the page itself, which your flow gets with this one.",
  ],
};

export const loginGuide = {
  product: {
    text: "Add the products **Facebook Login for Business** and **Marketing API**.",
    url: "https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving",
  },
  notes: ["The person has to be let into the leads of the page under **Leads access** of the portfolio."],
};
