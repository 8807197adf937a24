import type { Guide } from "../kit";

export const deliveryGuide: Guide = {
  steps: [
    {
      text: "Open your space in Contentful and paste the address as **Space ID**.",
      fills: ["spaceId"],
      url: "https://app.contentful.com",
    },
    {
      text: "Go to **Settings → API keys**, add a key and paste its delivery or its preview token. Choose the **API** that it belongs to.",
      fills: ["token", "api"],
      url: "https://www.contentful.com/developers/docs/references/authentication/",
    },
    {
      text: "If your organization keeps its data in Europe, change **Region** under **Advanced**.",
      fills: ["region"],
      url: "https://www.contentful.com/developers/docs/infrastructure/eu-data-residency/",
    },
  ],
};

export const managementGuide: Guide = {
  steps: [
    {
      text: "Open **CMA tokens** in the settings of your account and create a personal access token with an end.",
      url: "https://app.contentful.com/account/profile/cma_tokens",
    },
    { text: "Copy it while it is shown and paste it here.", fills: ["token"] },
    {
      text: "If your organization keeps its data in Europe, change **Region** under **Advanced**.",
      fills: ["region"],
      url: "https://www.contentful.com/developers/docs/infrastructure/eu-data-residency/",
    },
  ],
  notes: ["The token reaches every space and organization that you reach."],
};
