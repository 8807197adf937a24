import type { Guide, GuideStep } from "../kit";

const place: GuideStep = {
  text: "Enter the address of the storefront as **Store address**. If its certificate is signed by an authority of your own, add that under **Advanced**.",
  fills: ["store", "ca"],
};

export const tokenGuide: Guide = {
  intro: "You need an admin who may manage integrations and configuration.",
  steps: [
    place,
    {
      text: "Allow access tokens alone: **Stores → Configuration → Services → OAuth → Consumer settings → Allow OAuth Access Tokens to be used as standalone Bearer tokens**: Yes.",
      url: "https://developer.adobe.com/commerce/webapi/get-started/authentication/gs-authentication-token/",
    },
    {
      text: "Under **System → Integrations** add an integration. On its **API** page choose what it may reach, with **Stores** among it: the check reads the store's configuration.",
      url: "https://experienceleague.adobe.com/en/docs/commerce-admin/systems/integrations",
    },
    { text: "Save it, choose **Activate**, and paste the **Access token** here.", fills: ["token"] },
  ],
  notes: [
    "The token has no end. **Reauthorize** in Magento makes a new one and ends the old one.",
    "Signed requests with all four values work without that setting, and are what Adobe prefers.",
  ],
};

export const signedGuide: Guide = {
  intro: "You need an admin who may manage integrations.",
  steps: [
    place,
    {
      text: "Under **System → Integrations** add an integration. On its **API** page choose what it may reach, with **Stores** among it: the check reads the store's configuration.",
      url: "https://experienceleague.adobe.com/en/docs/commerce-admin/systems/integrations",
    },
    {
      text: "Save it, choose **Activate**, and copy all four values in their order.",
      fills: ["consumerKey", "consumerSecret", "token", "tokenSecret"],
      url: "https://developer.adobe.com/commerce/webapi/get-started/authentication/gs-authentication-oauth/",
    },
  ],
  notes: [
    "Nothing has an end. **Reauthorize** in Magento makes new values and ends the old ones.",
    "Each request is signed on its way, so flows use the proxy.",
  ],
};

export const adminGuide: Guide = {
  steps: [
    place,
    {
      text: "Under **System → All users** make a user for this purpose, with a role that holds **Stores** and what is needed.",
      url: "https://experienceleague.adobe.com/en/docs/commerce-admin/systems/user-accounts/permissions",
    },
    {
      text: "Enter its **User name** and **Password**.",
      fills: ["username", "password"],
      url: "https://developer.adobe.com/commerce/webapi/get-started/authentication/gs-authentication-token/",
    },
  ],
  notes: [
    "A token from a sign-in lives four hours; a new one is fetched when it is needed.",
    "Two-factor sign-in is on by default since Magento 2.4 and makes this way impossible.",
    "Several wrong tries lock the user for a while.",
  ],
};
