import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Preferences → Advanced → Manage API keys** in Clockify and generate a key.",
      url: "https://app.clockify.me/manage-api-keys",
    },
    { text: "Copy it and paste it as **API key**.", fills: ["apiKey"], url: "https://docs.clockify.me/" },
    {
      text: "Choose a **Region** under **Advanced** only if your workspace was moved there.",
      fills: ["region"],
      url: "https://docs.clockify.me/",
    },
  ],
  notes: ["Workspaces with a subdomain of their own have keys of their own: make one while you are signed in there."],
};
