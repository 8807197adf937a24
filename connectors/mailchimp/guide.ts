import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const keyGuide: Guide = {
  intro: "You need to be an owner, admin or manager of the Mailchimp account.",
  steps: [
    {
      text: "Open **Account → Extras → API keys** in Mailchimp and create a key.",
      url: "https://admin.mailchimp.com/account/api/",
    },
    { text: "Copy the key while it is shown and paste it as **API key**.", fills: ["apiKey"] },
    {
      text: "Enter what follows its dash, such as `us6`, as **Data centre**.",
      fills: ["dataCenter"],
      url: "https://mailchimp.com/developer/marketing/docs/fundamentals/#connecting-to-the-api",
    },
  ],
  notes: [
    "A key reaches the whole account of the person who made it.",
    "Transactional e-mail (Mandrill) has keys of its own, which do not work here.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need a manager of the Mailchimp account that registers the app.",
  steps: [
    {
      text: "Open **Account → Extras → Registered apps** and register an app.",
      url: "https://admin.mailchimp.com/account/oauth2/",
    },
    redirectAt("As **Redirect URI**"),
    {
      text: "Copy **Client ID** and **Client secret**; the secret is shown once.",
      fills: ["clientId", "clientSecret"],
      url: "https://mailchimp.com/developer/marketing/guides/access-user-data-oauth-2/",
    },
  ],
  notes: [
    "There are no scopes: the app may do what the person may who lets it in.",
    "For `127.0.0.1` Mailchimp wants the number, not `localhost`.",
    "Access does not end until somebody takes it back.",
  ],
};
