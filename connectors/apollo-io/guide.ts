import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to be an admin of the Apollo team.",
  steps: [
    {
      text: "Open **Admin settings → Integrations → API** in Apollo and create a key.",
      url: "https://app.apollo.io/#/settings/integrations/api",
    },
    {
      text: "Tick the endpoints that you use, or make it a **master key**: some endpoints take nothing else.",
      url: "https://docs.apollo.io/docs/create-api-key",
    },
    { text: "Copy the key and paste it here.", fills: ["apiKey"] },
    accountStep,
  ],
  notes: [
    "The check says that the key is known, not what it may do: an endpoint that was not ticked answers 403 later.",
  ],
};
