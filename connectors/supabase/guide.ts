import type { Guide } from "../kit";

export const projectKeyGuide: Guide = {
  steps: [
    {
      text: "Open your project in the Supabase dashboard and paste its address, or the project URL, as **Project**.",
      fills: ["projectRef"],
      url: "https://supabase.com/dashboard/projects",
    },
    {
      text: "Go to **Project settings → API keys**. On a server take a **secret key**, made for this purpose only.",
      url: "https://supabase.com/docs/guides/api/api-keys",
    },
    { text: "Copy the key and paste it here.", fills: ["projectKey"] },
  ],
  notes: [
    "It is sent as `apikey` alone: such a key is no bearer token. A call in the name of a signed-in person adds that person's token as `Authorization` itself.",
    "The check reads the sign-in settings of the project: it does not say what the key may see in your tables.",
  ],
};

export const legacyKeyGuide: Guide = {
  steps: [
    {
      text: "Open your project in the Supabase dashboard and paste its address, or the project URL, as **Project**.",
      fills: ["projectRef"],
      url: "https://supabase.com/dashboard/projects",
    },
    {
      text: "Go to **Project settings → API keys → Legacy API keys** and copy `service_role`, or `anon` if row level security should apply.",
      fills: ["legacyApiKey"],
      url: "https://supabase.com/docs/guides/api/api-keys",
    },
  ],
  notes: [
    "These keys are said to be retired towards the end of 2026; the day is not confirmed.",
    "The check reads the sign-in settings of the project: it does not say what the key may see in your tables.",
  ],
};

export const accessTokenGuide: Guide = {
  steps: [
    {
      text: "Open **Account → Access tokens** in the Supabase dashboard and generate one.",
      url: "https://supabase.com/dashboard/account/tokens",
    },
    { text: "Copy it while it is shown and paste it here.", fills: ["accessToken"] },
  ],
  notes: [
    "It is named after the first organization in the list. An account in several organizations reaches all of them.",
  ],
};
