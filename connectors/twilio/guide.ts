import type { Guide, GuideStep } from "../kit";

const account: GuideStep = {
  text: "Copy the **Account SID** from the first page of the Twilio Console.",
  fills: ["accountSid"],
  url: "https://console.twilio.com",
};

const region: GuideStep = {
  text: "If your account works in Ireland or Australia, choose the **Region** under **Advanced**; make the key in the same one.",
  fills: ["region"],
  url: "https://www.twilio.com/docs/global-infrastructure/understanding-twilio-regions",
};

export const keyGuide: Guide = {
  steps: [
    account,
    {
      text: "Open **Account → API keys & tokens** and make a key. **Standard** is enough; a **Restricted** one must be allowed to read messages to be checked.",
      url: "https://www.twilio.com/docs/iam/api-keys/keys-in-console",
    },
    { text: "Copy its **SID** and, while it is shown, its **Secret**.", fills: ["keySid", "keySecret"] },
    region,
  ],
  notes: ["Removing the key in Twilio ends this access and nothing else."],
};

export const tokenGuide: Guide = {
  intro: "You need to be an owner or administrator of the Twilio account.",
  steps: [
    account,
    {
      text: "Reveal the **Auth token** below it and paste it here.",
      fills: ["authToken"],
      url: "https://www.twilio.com/docs/usage/requests-to-twilio",
    },
    region,
  ],
  notes: ["Test credentials cannot be checked: they may not read the account."],
};
