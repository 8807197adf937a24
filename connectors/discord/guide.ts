import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const botGuide: Guide = {
  steps: [
    {
      text: "Open your application in Discord's developer portal, or create one.",
      url: "https://discord.com/developers/applications",
    },
    {
      text: "On the page **Bot** choose **Reset Token**, copy it while it is shown and paste it here.",
      fills: ["botToken"],
    },
    {
      text: "Under **OAuth2 → URL Generator** tick `bot` and its permissions, and open the address to invite it to your server.",
      url: "https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow",
    },
  ],
  notes: [
    "Resetting ends the old token at once. Discord also resets a token that it finds in public.",
    "The check says that the bot exists, not that it was invited anywhere.",
  ],
};

export const webhookGuide: Guide = {
  intro: "You need the permission to manage webhooks in the channel.",
  steps: [
    {
      text: "In Discord open **Edit channel → Integrations → Webhooks**, make one and choose **Copy webhook URL**.",
      url: "https://support.discord.com/hc/en-us/articles/228383668-Intro-to-Webhooks",
    },
    {
      text: "Paste that address into **Webhook ID** and into **Webhook token**: each keeps its part.",
      fills: ["webhookId", "webhookToken"],
    },
  ],
  notes: ["Whoever has the address can post into the channel. The check reads the webhook and posts nothing."],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open your application in Discord's developer portal, or create one.",
      url: "https://discord.com/developers/applications",
    },
    redirectAt("Under **OAuth2 → Redirects**", "https://discord.com/developers/docs/topics/oauth2"),
    {
      text: "On the same page copy **Client ID** and, after **Reset Secret**, the **Client secret**.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "List the **Scopes**. Without `identify` Discord does not say who signed in.",
      fills: ["scopes"],
      url: "https://discord.com/developers/docs/topics/oauth2#shared-resources-oauth2-scopes",
    },
  ],
  notes: ["Access lasts a week and is renewed here.", "To send messages, use the bot's token or a webhook."],
};
