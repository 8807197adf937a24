import { redirectAt } from "../families/oauth-client";
import type { Guide, GuideStep } from "../kit";

const create: GuideStep = {
  text: "In Salesforce open **Setup → External Client App Manager** and create an app, or open a connected app that exists.",
  url: "https://help.salesforce.com/s/articleView?id=xcloud.create_a_local_external_client_app.htm",
};

const domain: GuideStep = {
  text: "Under **Setup → My Domain** copy the current My Domain URL and paste it as **My Domain**.",
  fills: ["myDomain"],
  url: "https://help.salesforce.com/s/articleView?id=xcloud.domain_name_overview.htm",
};

export const oauthGuide: Guide = {
  intro: "You need an administrator, or somebody who may create apps.",
  steps: [
    create,
    redirectAt("Under **OAuth Settings** enable OAuth, and as **Callback URL**"),
    {
      text: "Add the OAuth scopes that are listed under **Scopes** here, and **Perform requests at any time (refresh_token, offline_access)**.",
      fills: ["scopes"],
      url: "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm",
    },
    { text: "Copy **Consumer Key** and **Consumer Secret**.", fills: ["clientId", "clientSecret"] },
    {
      text: "For a sandbox enter `test.salesforce.com` as **Sign-in host**, or your My Domain.",
      fills: ["loginHost"],
    },
  ],
  notes: [
    "A new app can take ten minutes until it works.",
    "A person can let in the same app about five times; after that the oldest sign-in ends.",
    "PKCE is used, so it may be required in the app.",
    "The address of the organisation comes with the sign-in. If Salesforce moves the organisation, connect again.",
  ],
};

export const signedGuide: Guide = {
  intro: "You need an administrator, and a certificate with its private key.",
  steps: [
    create,
    {
      text: "Enable **JWT Bearer Flow** and upload the certificate. Keep its private key for here.",
      fills: ["privateKey"],
      url: "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm",
    },
    {
      text: "In the policies choose **Admin approved users are pre-authorized**, and add the profile or permission set of the user it acts for.",
      fills: ["username"],
    },
    { text: "Copy the **Consumer Key**.", fills: ["clientId"] },
    domain,
    { text: "Choose **Sandbox** if it is one.", fills: ["audience"] },
  ],
};

export const applicationGuide: Guide = {
  intro: "You need an administrator.",
  steps: [
    create,
    {
      text: "Enable **Client Credentials Flow**, and in the policies choose the user it runs as.",
      url: "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm",
    },
    { text: "Copy **Consumer Key** and **Consumer Secret**.", fills: ["clientId", "clientSecret"] },
    domain,
  ],
  notes: ["Only the My Domain address gives such tokens; login.salesforce.com refuses."],
};
