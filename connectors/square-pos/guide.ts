import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "This is for your own Square account. It needs an application in the Developer Console, but no review.",
  steps: [
    {
      text: "Open the Square Developer Console, and your application or a new one.",
      url: "https://developer.squareup.com/apps",
    },
    {
      text: "Switch at the top between **Sandbox** and **Production**, and choose the same as **Environment**.",
      fills: ["environment"],
      url: "https://developer.squareup.com/docs/devtools/sandbox/overview",
    },
    {
      text: "Under **Credentials** show the **Access token**, copy it and paste it here.",
      fills: ["accessToken"],
      url: "https://developer.squareup.com/docs/build-basics/access-tokens",
    },
  ],
  notes: [
    "A personal access token may do everything in the account. Replace it in the console when somebody who has seen it leaves.",
    "Answers follow the API version that is set for the application, unless a request names one as `Square-Version`.",
  ],
};
