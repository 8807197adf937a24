import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need a Wise business account.",
  steps: [
    { text: "Choose the **Environment** and sign in to it.", fills: ["environment"], url: "https://wise.com/login" },
    {
      text: "Open **Your account → Integrations and tools → API tokens**, add a token and confirm with your second factor.",
      url: "https://docs.wise.com/guides/developer/auth-and-security/personal-api-token",
    },
    { text: "Copy it while it is shown and paste it here.", fills: ["token"] },
  ],
  notes: [
    "A personal token prepares transfers. Paying for them and reading statements is closed to it in the EU, the UK and more countries.",
    "The host of the sandbox was changed in the past and is not confirmed.",
  ],
};
