import type { Guide, GuideStep } from "../kit";

const keys = "https://woocommerce.com/document/woocommerce-rest-api/";

export const storeSteps: readonly GuideStep[] = [
  {
    text: "Open the store in a browser and paste its address as **Store address**. The ending belongs to it, `.com` for example.",
    fills: ["storeHost"],
  },
  {
    text: "Go to **WooCommerce → Settings → Advanced → REST API** and add a key for a user who may manage the shop, with **Read** or **Read/Write**.",
    url: keys,
  },
  {
    text: "Copy **Consumer key** and **Consumer secret** while they are shown.",
    fills: ["consumerKey", "consumerSecret"],
    url: "https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication",
  },
  {
    text: "Fill in **Path** only if WordPress lives below the host, and upload a **Certificate authority** only if the certificate is not from a public one.",
    fills: ["path", "ca"],
  },
];

export const storeNotes: readonly string[] = [
  "Under **Settings → Permalinks** anything but **Plain** must be chosen, or the API is not found.",
  "A key with **Read** answers 401 to every write; the check only reads.",
  "The store must be reached by https. One without it wants signed requests, which this way in does not make.",
];

export const headerGuide: Guide = {
  intro: "You need an administrator or shop manager of the store.",
  steps: storeSteps,
  notes: storeNotes,
};

export const queryGuide: Guide = {
  ...headerGuide,
  notes: [
    "Key and secret stand in every address, so the web server may write them into its log: prefer the header where it arrives.",
    ...storeNotes,
  ],
};
