import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "As an admin open **Integrations → API access keys** and create a key; tick **read-only** if that is enough. A user finds a key of their own under **My profile → User settings**.",
      url: "https://support.pagerduty.com/main/docs/api-access-keys",
    },
    { text: "Copy the key while it is shown and paste it here.", fills: ["apiKey"] },
    {
      text: "Choose the **Service region**: an address that ends with `eu.pagerduty.com` is Europe.",
      fills: ["region"],
      url: "https://support.pagerduty.com/main/docs/service-regions",
    },
    accountStep,
  ],
  notes: [
    "Sending events needs the integration key of a service, at another address; that key cannot be tested without an event.",
  ],
};
