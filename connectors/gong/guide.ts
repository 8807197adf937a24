import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "Only a technical administrator of Gong can make a key.",
  steps: [
    {
      text: "Open **Admin center → Settings → Ecosystem → API** in Gong and copy the base URL as **API host**.",
      fills: ["apiHost"],
      url: "https://app.gong.io/company/api",
    },
    {
      text: "Make a key. Choose there when it ends and, if you like, from which addresses it may be used: this server's has to be among them.",
      url: "https://help.gong.io/docs/receive-access-to-the-api",
    },
    {
      text: "Copy **Access key** and **Access key secret** while they are shown.",
      fills: ["accessKey", "accessKeySecret"],
    },
    accountStep,
  ],
  notes: ["Gong answers three requests a second and 10,000 a day for the whole company."],
};
