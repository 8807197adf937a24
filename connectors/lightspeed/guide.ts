import type { Guide } from "../kit";

export const tokenGuide: Guide = {
  intro: "Personal tokens belong to the Plus plan, and to Retail X-Series only.",
  steps: [
    {
      text: "Sign in to your store and paste its address as **Store**.",
      fills: ["domainPrefix"],
      url: "https://secure.retail.lightspeed.app",
    },
    {
      text: "Open **Setup → Personal tokens**, add a token and paste it here. If the entry is missing, the plan or your role does not include it.",
      fills: ["token"],
      url: "https://x-series-api.lightspeedhq.com/docs/authorization",
    },
  ],
  notes: ["Give the token an end in Lightspeed if it is only for a trial: without one it lives until it is deleted."],
};
