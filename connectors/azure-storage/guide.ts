import type { Guide, GuideStep } from "../kit";

export const publicPlace: GuideStep = {
  text: "In the Azure portal open the **storage account** and enter its name. Choose the **Cloud** if it is not the public one.",
  fills: ["storageAccount", "service", "domain"],
  url: "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-overview",
};

export const ownPlace: GuideStep = {
  text: "Enter the **Endpoint** of the blob service and the **account** that it serves; a certificate of your own authority goes under **Advanced**.",
  fills: ["endpoint", "storageAccount", "ca"],
  url: "https://learn.microsoft.com/en-us/azure/storage/common/storage-use-azurite",
};

export function guideOf(place: GuideStep): Guide {
  return {
    intro: "You need to be allowed to read the account's keys.",
    steps: [
      place,
      {
        text: "Under **Security + networking → Access keys** show a key and paste it as **Account key**. A whole connection string is cut to its key.",
        fills: ["accountKey"],
        url: "https://learn.microsoft.com/en-us/azure/storage/common/storage-account-keys-manage",
      },
    ],
    notes: [
      "An account key may do everything. Where you can, use an application of Entra ID instead.",
      "Each request is signed on its way, so flows use the proxy. An upload must say its length.",
    ],
  };
}
