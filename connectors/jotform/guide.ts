import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → API** in Jotform and create a key. **Read Access** is enough to read forms and submissions.",
      url: "https://www.jotform.com/myaccount/api",
    },
    { text: "Paste it as **API key**.", fills: ["apiKey"], url: "https://api.jotform.com/docs/" },
    {
      text: "Choose **Europe** as **Region** if your account is in EU Safe mode, and **HIPAA** if that is switched on.",
      fills: ["region"],
    },
  ],
  notes: [
    "The plan limits how many requests a day are answered.",
    "Jotform Enterprise has a host of its own: use **HTTP (any API)** for it, with the header APIKEY.",
  ],
};
