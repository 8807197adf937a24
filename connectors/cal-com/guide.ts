import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → Security → API keys** in Cal.com and add a key.",
      url: "https://app.cal.com/settings/developer/api-keys",
    },
    {
      text: "Copy the key while it is shown and paste it here.",
      fills: ["apiKey"],
      url: "https://cal.com/docs/api-reference/v2/introduction",
    },
    {
      text: "For a Cal.com of your own enter the address of its API, with `/v2`, under **Advanced**.",
      fills: ["baseUrl"],
    },
  ],
  notes: [
    "A key ends after 30 days unless you choose **never expires**.",
    "Many endpoints want the header `cal-api-version`; its value stands on the page of each.",
  ],
};
