import { accountStep } from "../families/key";
import { redirectAt } from "../families/oauth-client";
import type { Guide, GuideStep } from "../kit";

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

const newApp: GuideStep = {
  text: "Open **Integrations → App registration**, register an app, choose **OAuth 2.0** and **Scoped OAuth**, and tick the scopes that your flows need.",
  url: "https://developer.pagerduty.com/docs/register-an-app",
};
const region: GuideStep = {
  text: "Choose the **Service region**: an address that ends with `eu.pagerduty.com` is Europe.",
  fills: ["region"],
  url: "https://support.pagerduty.com/main/docs/service-regions",
};
const listed: GuideStep = {
  text: "List the same **Scopes** here.",
  fills: ["scopes"],
  url: "https://developer.pagerduty.com/docs/scopes",
};

export const oauthGuide: Guide = {
  steps: [
    newApp,
    redirectAt("As **Redirect URL**"),
    {
      text: "Copy **Client ID** and **Client secret**; the secret is shown once.",
      fills: ["clientId", "clientSecret"],
    },
    region,
    listed,
  ],
  notes: ["With `users.read` the check can say who signed in. Access lasts a day and is renewed here."],
};

export const applicationGuide: Guide = {
  intro: "You need to be an admin of the account.",
  steps: [
    newApp,
    {
      text: "Copy **Client ID** and **Client secret**; the secret is shown once.",
      fills: ["clientId", "clientSecret"],
    },
    region,
    {
      text: "Enter the **Account** as its region and subdomain, such as `us.acme`.",
      fills: ["accountScope"],
      url: "https://developer.pagerduty.com/docs/app-oauth-token",
    },
    listed,
  ],
  notes: ["Tokens last 30 days and are fetched anew by themselves. What such an app does is nobody's in particular."],
};
