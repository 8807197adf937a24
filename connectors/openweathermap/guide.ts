import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **My API keys** at OpenWeather, after confirming your e-mail address, and generate a key.",
      url: "https://home.openweathermap.org/api_keys",
    },
    { text: "Paste it as **API key**.", fills: ["apiKey"], url: "https://openweathermap.org/appid" },
    accountStep,
  ],
  notes: [
    "A new key may take up to two hours until it works; the check says “refused” until then.",
    "One Call 3.0 wants a subscription of its own; the check asks for the current weather, which every key may.",
    "Each check counts as one call.",
  ],
};
