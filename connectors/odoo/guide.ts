import type { Guide, GuideStep } from "../kit";

const place: GuideStep = {
  text: "Enter the **Address** at which you sign in, and the **Database**: the list of databases or the settings show its name.",
  fills: ["baseUrl", "database"],
};

const keyStep: GuideStep = {
  text: "Signed in as a user for integrations, open **Preferences → Account security → New API key**, copy it while it is shown and paste it here.",
  fills: ["apiKey"],
};

const notes = [
  "At odoo.com the API belongs to the Custom plans; One App Free and Standard leave it out.",
  "A private address has to be allowed once by an owner or admin.",
];

export const json2Guide: Guide = {
  steps: [{ ...place, url: "https://www.odoo.com/documentation/19.0/developer/reference/external_api.html" }, keyStep],
  notes: ["Odoo lets such a key live three months at most: note its end, and replace it before.", ...notes],
};

export const rpcGuide: Guide = {
  steps: [
    { ...place, url: "https://www.odoo.com/documentation/18.0/developer/reference/external_api.html" },
    { text: "Enter what that user signs in with as **User name**.", fills: ["username"] },
    keyStep,
  ],
  notes,
};
