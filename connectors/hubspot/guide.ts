import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

export const privateAppGuide: Guide = {
  intro: "You need to be a super admin of the HubSpot account.",
  steps: [
    {
      text: "Open **Settings → Integrations → Private apps** and create an app, or open the one of this integration.",
      url: "https://app.hubspot.com/l/settings/integrations/private-apps",
    },
    {
      text: "Under **Scopes** tick what it should reach, such as `crm.objects.contacts.read`. A scope that your plan does not hold is not offered.",
      url: "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/scopes",
    },
    { text: "Under **Auth** show the **access token**, copy it and paste it here.", fills: ["token"] },
  ],
  notes: [
    "Rotating the token in HubSpot ends the old one, at once or after seven days, as you choose there.",
    "Where HubSpot calls private apps “legacy apps” or offers service keys, those work here as well.",
  ],
};

export const oauthGuide: Guide = {
  intro: "You need an app in a developer account of HubSpot, and a super admin of each account that lets it in.",
  steps: [
    {
      text: "Open your app in the developer account and go to **Auth**.",
      url: "https://developers.hubspot.com/docs/api-reference/latest/authentication/manage-oauth-tokens",
    },
    redirectAt("There, under **Redirect URLs**"),
    { text: "Copy the **Client ID** and the **Client secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "List the same **Scopes** here as required and optional in the app.",
      fills: ["scopes", "optionalScopes"],
      url: "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/scopes",
    },
  ],
  notes: [
    "A scope that the plan of an account lacks makes the whole consent fail, unless it is optional.",
    "Access lasts until the app is uninstalled.",
  ],
};
