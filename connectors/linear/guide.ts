import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    { text: "Open **Settings → Security & access** in Linear.", url: "https://linear.app/settings/account/security" },
    {
      text: "Under **Personal API keys** make one, limited to the permissions and teams that your flows need.",
      url: "https://linear.app/docs/api-and-webhooks",
    },
    {
      text: "Copy it while it is shown and paste it as **API key**.",
      fills: ["apiKey"],
      url: "https://linear.app/developers/graphql",
    },
  ],
  notes: [
    "An administrator may forbid members to make keys.",
    "Linear answers 400 where others answer 401 or 429; the check reads the code in the answer.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need to be an administrator of the workspace.",
  steps: [
    {
      text: "In Linear open **Settings → API → OAuth applications** and create one.",
      url: "https://linear.app/settings/api/applications/new",
    },
    redirectAt("Under **Callback URLs**"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the **Scopes** that you need.",
      fills: ["scopes"],
      url: "https://linear.app/developers/oauth-2-0-authentication",
    },
  ],
  notes: [
    "How long access lasts depends on when the app was made, which is not confirmed here; when Linear names an end, it is renewed.",
  ],
};
