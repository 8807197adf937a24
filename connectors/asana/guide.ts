import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **My apps** in Asana's developer console.", url: "https://app.asana.com/0/my-apps" },
    {
      text: "Under **Personal access tokens** create one, copy it while it is shown and paste it here.",
      fills: ["accessToken"],
      url: "https://developers.asana.com/docs/personal-access-token",
    },
  ],
  notes: [
    "Who administers an Asana organization may forbid personal access tokens.",
    "A user made for integrations keeps working when people leave. It sees the projects that it was invited to.",
  ],
};
