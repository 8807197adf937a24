import { redirectAt } from "../families/oauth-client";
import type { Guide } from "../kit";

const scopes = {
  text: "List the **Scopes**. With `accounting.settings.read` the check can show the organisation.",
  fills: ["scopes"],
  url: "https://developer.xero.com/documentation/guides/oauth2/scopes/",
};

export const guide: Guide = {
  intro: "You need a developer account at Xero and a user of the organisation.",
  steps: [
    { text: "Open **My Apps** and add an app of the type **Web app**.", url: "https://developer.xero.com/app/manage" },
    redirectAt("Under **Configuration → Redirect URIs**"),
    { text: "Copy the **Client id**, generate a secret and copy it.", fills: ["clientId", "clientSecret"] },
    scopes,
  ],
  notes: [
    "After signing in you choose the organisation, if there are several.",
    "Apps made since 2 March 2026 refuse `accounting.transactions`; older ones may use it until September 2027.",
    "An app and a person have one sign-in only: using it at two places ends one of them.",
    "Access that nobody uses for 60 days ends. It is renewed here before.",
  ],
};

export const customGuide: Guide = {
  intro: "A custom connection is bought for each organisation, and not offered in every country.",
  steps: [
    {
      text: "Open **My Apps**, add an app of the type **Custom connection**, choose its scopes and who authorises it.",
      url: "https://developer.xero.com/documentation/guides/oauth2/custom-connections/",
    },
    {
      text: "When it is authorised, copy the **Client id** and generate a secret.",
      fills: ["clientId", "clientSecret"],
    },
    scopes,
  ],
};
