import type { Guide } from "../kit";

const notes = ["The check says that the token lives. Which zones and permissions it has is not part of the answer."];

export const userTokenGuide: Guide = {
  steps: [
    {
      text: "Open **My profile → API tokens** in Cloudflare and create a token. Choose permissions and zones as narrow as they can be.",
      url: "https://dash.cloudflare.com/profile/api-tokens",
    },
    {
      text: "Copy the token while it is shown and paste it here.",
      fills: ["token"],
      url: "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
    },
  ],
  notes,
};

export const accountTokenGuide: Guide = {
  intro: "You need to be a super administrator of the Cloudflare account.",
  steps: [
    {
      text: "Open the account in the dashboard and paste the address as **Account ID**.",
      fills: ["accountId"],
      url: "https://dash.cloudflare.com",
    },
    {
      text: "Go to **Manage account → Account API tokens**, create a token, copy it while it is shown and paste it here.",
      fills: ["token"],
      url: "https://developers.cloudflare.com/fundamentals/api/get-started/account-owned-tokens/",
    },
  ],
  notes,
};

export const globalKeyGuide: Guide = {
  steps: [
    { text: "Enter the **E-mail** that you sign in to Cloudflare with.", fills: ["email"] },
    {
      text: "Open **My profile → API tokens**, view the **Global API key** and paste it here.",
      fills: ["globalApiKey"],
      url: "https://dash.cloudflare.com/profile/api-tokens",
    },
  ],
  notes: ["Cloudflare advises against this key. It reaches every account that its owner can reach."],
};
