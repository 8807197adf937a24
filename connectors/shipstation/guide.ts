import type { Guide } from "../kit";

const settings = "https://ss.shipstation.com/#/settings/api";

export const keyGuide: Guide = {
  steps: [
    {
      text: "Open **Settings → Account → API Settings** in ShipStation and choose **V2 API**.",
      url: settings,
    },
    {
      text: "Generate a key and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://docs.shipstation.com/authentication",
    },
    {
      text: "ShipStation does not say whose key it is: write a name under **Account**, so that you can tell several apart.",
      fills: ["account"],
    },
  ],
  notes: ["Keys of version 1 and version 2 are different things: neither works at the other's address."],
};

export const pairGuide: Guide = {
  steps: [
    {
      text: "Open **Settings → Account → API Settings** in ShipStation and choose **V1 API**.",
      url: settings,
    },
    {
      text: "Copy **API key** and **API secret**.",
      fills: ["keyId", "apiSecret"],
      url: "https://www.shipstation.com/docs/api/requirements/",
    },
    { text: "Write under **Account** how you want to call it, if you have several.", fills: ["account"] },
  ],
  notes: [
    "Version 1 takes 40 requests a minute for all flows of an account together.",
    "Generating new keys ends the old pair.",
  ],
};
