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
