import { accountStep } from "../families/key";
import type { Guide, GuideStep } from "../kit";

const place: GuideStep = {
  text: "Leave **Address** as it is for baserow.io. For a Baserow of your own, enter its address without `/api`.",
  fills: ["baseUrl"],
  url: "https://baserow.io/docs/apis%2Frest-api",
};

export const tokenGuide: Guide = {
  steps: [
    place,
    {
      text: "Open **Settings → Database tokens** in Baserow, make a token for the workspace and choose what it may do in which tables.",
      url: "https://baserow.io/user-docs/personal-api-tokens",
    },
    { text: "Copy the token from the menu beside its name and paste it here.", fills: ["token"] },
    accountStep,
  ],
  notes: ["A database token reads and writes rows only. Its rights are not part of the check."],
};

export const loginGuide: Guide = {
  steps: [
    place,
    {
      text: "Enter **E-mail** and **Password** of an account made for this purpose.",
      fills: ["email", "password"],
      url: "https://baserow.io/blog/authenticate-baserow-using-database-json-web-token",
    },
  ],
  notes: [
    "A sign-in lives about ten minutes; a new one is made when it is needed.",
    "Accounts that sign in through Google or another provider, or with a second factor, cannot be used this way.",
  ],
};
