import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Tools & apps → API tokens** in the Recharge merchant portal and make a token.",
      url: "https://developer.getrecharge.com/2021-11/",
    },
    {
      text: "Give it read or write access to each resource that your flows use, and list the same under **Scopes**, so that a missing one is noticed.",
      fills: ["scopes"],
      url: "https://developer.getrecharge.com/2021-11/",
    },
    {
      text: "Copy the token and paste it as **API token**.",
      fills: ["apiToken"],
      url: "https://developer.getrecharge.com/2021-11/",
    },
  ],
  notes: ["Requests ask for version 2021-11 of the API, whatever the default of the store is."],
};
