import type { Guide, GuideStep } from "../kit";

const keys = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html";

const keySteps: readonly GuideStep[] = [
  {
    text: "In the IAM console make a **user** for this integration, without console access, and give it only the rights that your flows need.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html",
  },
  {
    text: "Under **Security credentials → Access keys** make a key and copy **Access key ID** and **Secret access key** while they are shown.",
    fills: ["accessKeyId", "secretAccessKey"],
    url: keys,
  },
];

const placeStep: GuideStep = {
  text: "Enter the **Region**, and under **Services** what flows may call. Choose the **Part of AWS** if it is China.",
  fills: ["region", "services", "domain"],
  url: "https://docs.aws.amazon.com/general/latest/gr/rande.html",
};

const notes = [
  "The check asks STS who the keys belong to, for which no right is needed.",
  "Each request is signed on its way, so flows call AWS through the proxy, or name one request and get its headers.",
];

export const keyGuide: Guide = {
  intro: "You need to be allowed to manage users in IAM.",
  steps: [
    ...keySteps,
    { text: "Temporary keys also have a **Session token**; leave it empty for lasting ones.", fills: ["sessionToken"] },
    placeStep,
  ],
  notes,
};

export const roleGuide: Guide = {
  intro: "You need the ARN of a role that trusts the user whose key you enter.",
  steps: [
    ...keySteps,
    {
      text: "In the account that owns the resources make a **role** whose trust policy names this user. Copy its **ARN**, and the **External ID** if you set one.",
      fills: ["roleArn", "externalId", "sessionName"],
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html",
    },
    {
      text: "Let the user call **sts:AssumeRole** for it.",
      url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_permissions-to-switch.html",
    },
    placeStep,
  ],
  notes: [...notes, "Temporary keys live an hour, are kept in memory only, and are renewed before they end."],
};
