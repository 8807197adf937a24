import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **API settings** of your Coda account and generate a token.", url: "https://coda.io/account" },
    { text: "Add a restriction if only some docs or tables are needed.", url: "https://coda.io/developers/apis/v1" },
    { text: "Copy it while it is shown and paste it here.", fills: ["token"] },
  ],
  notes: ["The check shows the name that you gave the token. Whether it reaches a certain doc is not part of it."],
};
