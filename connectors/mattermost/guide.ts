import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open Mattermost and paste its address as **Server address**, without what follows the host or its path.",
      fills: ["baseUrl"],
    },
    {
      text: "Add a bot under **Integrations → Bot Accounts** and copy the **Access token** while it is shown.",
      fills: ["accessToken"],
      url: "https://developers.mattermost.com/integrate/reference/bot-accounts/",
      tab: "A bot",
    },
    {
      text: "Open **Profile → Security → Personal Access Tokens**, create one and copy the **Access token**, not its ID.",
      fills: ["accessToken"],
      url: "https://developers.mattermost.com/integrate/reference/personal-access-token/",
      tab: "A user",
    },
    { text: "If the certificate is from an authority of your own, upload that under **Advanced**.", fills: ["ca"] },
  ],
  notes: [
    "A system administrator has to allow bots or personal access tokens first.",
    "A bot sees only the teams and channels that it was added to.",
  ],
};
