import type { Guide } from "../kit";

const started = "https://developers.facebook.com/docs/whatsapp/cloud-api/get-started";
const systemUsers =
  "https://developers.facebook.com/docs/whatsapp/business-management-api/get-started#system-user-access-tokens";

export const guide: Guide = {
  intro:
    "You need a Meta app with the product WhatsApp, and an administrator of its business portfolio for a lasting token.",
  steps: [
    {
      text: "Open your app at Meta for Developers and there **WhatsApp → API Setup**.",
      url: "https://developers.facebook.com/apps",
    },
    {
      text: "Choose the number to send from and copy the two numbers below it: **Phone number ID** and **WhatsApp Business Account ID**.",
      fills: ["phoneNumberId", "businessAccountId"],
      url: started,
    },
    {
      text: "Open **Business settings → Users → System users**, add a system user and assign it the app and the WhatsApp account.",
      url: "https://business.facebook.com/settings/system-users",
      tab: "For good",
    },
    {
      text: "Generate its token for the app with `business_management`, `whatsapp_business_messaging` and `whatsapp_business_management`, choose **Never** as its end and paste it as **Access token**.",
      fills: ["accessToken"],
      url: systemUsers,
      tab: "For good",
    },
    {
      text: "Generate a temporary token on **API Setup** and paste it as **Access token**.",
      fills: ["accessToken"],
      url: started,
      tab: "For a trial",
    },
  ],
  notes: [
    "A temporary token ends after about 24 hours; the check does not tell when.",
    "The check reads the phone number. Whether the business account's ID belongs to it is not compared.",
    "An app that demands a proof of its secret with each call (`appsecret_proof`) refuses the check.",
  ],
};
