import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  steps: [
    {
      text: "Open **Personal tokens** in the settings of your Typeform account.",
      url: "https://admin.typeform.com/user/tokens",
    },
    {
      text: "Generate a token with **custom scopes**: `accounts:read` lets the check show the account, `forms:read` and `responses:read` are what most integrations need.",
      url: "https://www.typeform.com/developers/get-started/scopes/",
    },
    { text: "Copy it while it is shown and paste it here.", fills: ["token"] },
    {
      text: "If your account keeps its data in Europe, change **Data location** under **Advanced**.",
      fills: ["region"],
      url: "https://www.typeform.com/developers/get-started/",
    },
  ],
  notes: ["A token reaches what its owner reaches, and ends when that person leaves the team."],
};
