import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Choose the **Environment** and sign in to it: the sandbox has a dashboard of its own.",
      fills: ["environment"],
      url: "https://vendors.paddle.com",
    },
    {
      text: "Open **Developer tools → Authentication**, create an API key and tick the permissions that are needed.",
      url: "https://developer.paddle.com/api-reference/about/authentication",
    },
    { text: "Copy the key while it is shown and paste it here.", fills: ["apiKey"] },
    accountStep,
  ],
  notes: ["Keys have an end, a year at most. Paddle Classic has other keys, which do not work here."],
};
