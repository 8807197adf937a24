import { accountStep } from "../families/key";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **API keys** in Resend and create one.", url: "https://resend.com/api-keys" },
    {
      text: "Choose **Sending access** and a domain if it should only send, **Full access** otherwise. Copy it while it is shown and paste it here.",
      fills: ["apiKey"],
      url: "https://resend.com/docs/dashboard/api-keys/introduction",
    },
    accountStep,
  ],
  notes: [
    "The check lists domains. Resend refuses that to a key for sending only, and says so: such a key is saved as limited.",
  ],
};
