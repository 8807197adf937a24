import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open the administration of your Power-Ups, make one for your workspace and generate an **API key**.",
      url: "https://trello.com/power-ups/admin",
    },
    { text: "Copy the **API key** and paste it here.", fills: ["apiKey"] },
    {
      text: "Follow the link **Token** beside the key, allow the access and paste what is shown as **Token**.",
      fills: ["token"],
      url: "https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/",
    },
  ],
  notes: [
    "A token may do everything its owner may do on all boards. One made by the link has no end unless you choose one.",
    "Key and token travel in the address, as Trello documents it. They are kept out of every log here.",
  ],
};
