import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need a project at Google Cloud.",
  steps: [
    {
      text: "Enable **YouTube Data API v3** for the project.",
      url: "https://console.cloud.google.com/apis/library/youtube.googleapis.com",
    },
    {
      text: "Make a key under **Credentials → Create credentials → API key** and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://console.cloud.google.com/apis/credentials",
    },
    {
      text: "Restrict it to YouTube Data API v3, and to the address of this server if that does not change.",
      url: "https://cloud.google.com/docs/authentication/api-keys",
    },
    accountStep,
  ],
  notes: [
    "A key that is restricted to web pages is refused here: it wants a Referer.",
    "Each project has a quota a day. The check costs the smallest part of it.",
  ],
};
