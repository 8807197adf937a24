import { accountStep } from "../families/key";
import { redirectAt } from "../families/oauth-client";
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

export const oauthGuide: Guide = {
  intro: "Apollo offers this to partners, and looks at each registration itself.",
  steps: [
    {
      text: "Open **Settings → Integrations → API** in Apollo and choose **OAuth registration**. Say what the app is for and tick its scopes.",
      url: "https://docs.apollo.io/docs/use-oauth-20-authorization-flow-to-access-apollo-user-information-partners",
    },
    redirectAt("As **Redirect URL**"),
    { text: "Copy **Client ID** and **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the **Scopes** that the app was registered with.",
      fills: ["scopes"],
      url: "https://docs.apollo.io/docs/use-oauth-20-authorization-flow-to-access-apollo-user-information-partners",
    },
  ],
  notes: [
    "Access lasts 30 days and is renewed here.",
    "In plans with permission profiles the person needs the right to authorize third-party apps.",
    "Names of scopes beyond `read_user_profile` and `app_scopes` are not confirmed: use those that Apollo shows at the registration.",
  ],
};
