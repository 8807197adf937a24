import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Api Key** at SerpApi, copy your private key and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://serpapi.com/manage-api-key",
    },
  ],
  notes: [
    "The key is part of each address, so it also stands in the logs of whatever calls SerpApi.",
    "Making a new key ends the old one.",
  ],
};
