import type { Guide, GuideStep } from "../kit";

const integration: GuideStep = {
  text: "In Ghost open **Settings → Integrations → Add custom integration** and give it a name.",
  url: "https://ghost.org/integrations/custom-integrations/",
};

export const adminGuide: Guide = {
  intro: "You need to be an administrator of the site.",
  steps: [
    integration,
    { text: "Copy its **API URL**.", fills: ["site"] },
    {
      text: "Copy the **Admin API key** and paste it into **Key ID** and into **Key secret**: each keeps its part.",
      fills: ["keyId", "keySecret"],
      url: "https://docs.ghost.org/admin-api/#token-authentication",
    },
  ],
  notes: [
    "A token for each request is signed here and lives five minutes; the key itself is never sent.",
    "Regenerating the key ends the old one at once.",
  ],
};

export const contentGuide: Guide = {
  intro: "You need to be an administrator of the site.",
  steps: [
    integration,
    {
      text: "Copy its **API URL** and its **Content API key**.",
      fills: ["site", "contentKey"],
      url: "https://docs.ghost.org/content-api/",
    },
  ],
  notes: ["Such a key reads what everybody may read on the site."],
};
