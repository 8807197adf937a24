import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only an owner of the Notion workspace can make an integration.",
  steps: [
    {
      text: "Open **Integrations** in your Notion profile and make a new one of type **Internal** for the workspace.",
      url: "https://www.notion.so/profile/integrations",
    },
    {
      text: "Show its secret under **Configuration**, copy it and paste it as **Integration token**.",
      fills: ["token"],
    },
    {
      text: "Share each page that is needed: open it, choose **••• → Connections** and add the integration. Pages below are included.",
      url: "https://developers.notion.com/docs/create-a-notion-integration",
    },
    {
      text: "Leave **API version** as it is, unless your flows ask for another.",
      fills: ["version"],
      url: "https://developers.notion.com/reference/versioning",
    },
  ],
  notes: ["A token with which nothing was shared is valid all the same: it finds no page and answers 404 for each."],
};

export const oauthGuide: Guide = {
  intro: "You need an integration of the type **Public**, which Notion asks some facts about your company for.",
  steps: [
    {
      text: "Open **Integrations** in your Notion profile and make a new one of the type **Public**.",
      url: "https://www.notion.so/profile/integrations",
    },
    redirectAt("Under **OAuth domain & URIs → Redirect URIs**", "https://developers.notion.com/docs/authorization"),
    {
      text: "Copy **OAuth client ID** and **OAuth client secret**.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "Leave **API version** as it is, unless your flows ask for another.",
      fills: ["version"],
      url: "https://developers.notion.com/reference/versioning",
    },
  ],
  notes: [
    "Whoever lets it in chooses the pages. Others are answered with 404.",
    "Access can also be taken back in Notion, under **Settings → Connections**.",
  ],
};
