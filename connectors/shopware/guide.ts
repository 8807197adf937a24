import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need an administrator of the shop.",
  steps: [
    {
      text: "Open the administration of the shop. Its address with `/api` in the place of `/admin` is the **Admin API address**.",
      fills: ["baseUrl"],
    },
    {
      text: "Go to **Settings → System → Integrations**, add an integration and give it a role.",
      url: "https://docs.shopware.com/en/shopware-6-en/settings/system/integrationen",
    },
    {
      text: "Copy **Access key ID** and **Secret access key** while they are shown.",
      fills: ["clientId", "clientSecret"],
    },
    {
      text: "Upload a **Certificate authority** only if the certificate is not from a public one.",
      fills: ["ca"],
      url: "https://developer.shopware.com/docs/guides/integrations-api/",
    },
  ],
  notes: [
    "Tokens last ten minutes; they are renewed here by themselves.",
    "With `http` the secret is readable by everybody on the way: only inside a network that you trust.",
  ],
};
