import type { Guide } from "../kit";

export const guide: Guide = {
  intro: "You need to be allowed to edit the user, as a System Manager is.",
  steps: [
    { text: "Open ERPNext and paste its address as **Site address**.", fills: ["baseUrl"] },
    {
      text: "Open **User**, choose a user made for integrations and give it the roles that your flows need.",
      url: "https://docs.frappe.io/framework/user/en/guides/integration/rest_api/token_based_authentication",
    },
    {
      text: "On its tab **Settings → API Access** generate keys, copy the **API secret** while it is shown and the **API key** below.",
      fills: ["keyId", "apiSecret"],
      url: "https://docs.frappe.io/framework/user/en/api/rest",
    },
    { text: "If the certificate is from an authority of your own, upload that under **Advanced**.", fills: ["ca"] },
  ],
  notes: [
    "Generating keys again ends the old secret at once.",
    "The same works for every other application on the Frappe framework.",
  ],
};
