import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Personal access tokens** in Airtable's builder hub and create one.",
      url: "https://airtable.com/create/tokens",
    },
    {
      text: "Add the scopes that you use: `data.records:read` and `data.records:write` for records. With `user.email:read` the check can show an e-mail address instead of an ID.",
      url: "https://airtable.com/developers/web/api/scopes",
    },
    { text: "Under **Access** add every base or workspace that it may touch. Without one it sees nothing." },
    { text: "Copy the token while it is shown and paste it here.", fills: ["token"] },
  ],
  notes: [
    "The check needs no scope, so a green tick does not say that a base was added.",
    "Airtable takes the token away from a person who leaves: an account made for integrations lasts longer.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open **OAuth integrations** in Airtable's builder hub and register one.",
      url: "https://airtable.com/create/oauth",
    },
    redirectAt("Under **OAuth redirect URL**"),
    {
      text: "Tick the scopes there that are listed under **Scopes** here: Airtable refuses to be asked for others.",
      fills: ["scopes"],
      url: "https://airtable.com/developers/web/api/scopes",
    },
    {
      text: "Copy the **Client ID** and, if you generated one, the **Client secret**.",
      fills: ["clientId", "clientSecret"],
      url: "https://airtable.com/developers/web/api/oauth-reference",
    },
  ],
  notes: ["Access that nobody uses for 60 days ends. It is renewed here before."],
};
