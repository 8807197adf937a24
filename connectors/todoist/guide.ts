import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const guide: Guide = {
  steps: [
    {
      text: "Open **Settings → Integrations → Developer** in Todoist.",
      url: "https://app.todoist.com/app/settings/integrations/developer",
    },
    {
      text: "Copy the **API token** and paste it here.",
      fills: ["apiToken"],
      url: "https://developer.todoist.com/api/v1/",
    },
  ],
  notes: [
    "A new token ends the old one, in every place where it is used.",
    "Paths begin with /api/v1. The older /rest/v2 and /sync/v9 are being retired by Todoist.",
  ],
};

export const oauthGuide: Guide = {
  steps: [
    {
      text: "Open Todoist's **App Management** and create an app.",
      url: "https://app.todoist.com/app/settings/integrations/app-management",
    },
    redirectAt("As **OAuth redirect URL**"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the **Scopes**. With `data:read` or more the check can say whose account it is.",
      fills: ["scopes"],
      url: "https://developer.todoist.com/api/v1/#tag/Authorization",
    },
  ],
  notes: ["Access does not end until somebody takes it back."],
};
