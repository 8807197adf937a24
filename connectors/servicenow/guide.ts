import type { Guide, GuideStep } from "../kit";

const place: GuideStep = {
  text: "Sign in to ServiceNow and paste the address as **Instance**.",
  fills: ["instance"],
};

export const basicGuide: Guide = {
  intro: "You need an administrator who may make users.",
  steps: [
    place,
    {
      text: "Make a user with **Web service access only** and the roles for the tables that you use, such as `itil`.",
      url: "https://www.servicenow.com/docs/csh?topicname=c_RESTAPI.html&version=latest",
    },
    { text: "Enter its **User name** and **Password**.", fills: ["username", "password"] },
  ],
  notes: [
    "A user with a second factor or with single sign-on only cannot be used this way.",
    "Several wrong tries can lock the user, depending on the instance.",
  ],
};

export const keyGuide: Guide = {
  intro: "You need an administrator of the instance.",
  steps: [
    place,
    {
      text: "Under **System web services → API access policies** make an inbound authentication profile for API keys and a policy that names it.",
      url: "https://www.servicenow.com/docs/csh?topicname=configure-api-key.html&version=latest",
    },
    { text: "Make a **REST API key** for the user of the integration, copy it and paste it here.", fills: ["apiKey"] },
  ],
  notes: ["The name of the header is a setting of the profile. `x-sn-apikey` is the usual one, and the one used here."],
};
