import { googleApplication } from "../families/google";
import { little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-contacts",
  name: "Google Contacts",
  aliases: ["people", "address book", "workspace"],
  category: "crm",
  docs: "https://developers.google.com/people/v1/how-tos/authorizing",
  tile: { initials: "Gk", hue: 200 },
  api: "People API",
  library: "people.googleapis.com",
  origins: ["https://people.googleapis.com"],
  baseUrl: "https://people.googleapis.com/v1",
  scopes: [
    much(`${at}/contacts`, "Read, change and delete all contacts"),
    little(`${at}/contacts.readonly`, "Read all contacts"),
    little(`${at}/directory.readonly`, "Read the directory of the organisation"),
  ],
  presets: [
    { title: "Read and write", scopes: [`${at}/contacts`] },
    { title: "Read only", scopes: [`${at}/contacts.readonly`] },
  ],
  probe: {
    url: "https://people.googleapis.com/v1/people/me?personFields=names,emailAddresses",
    identity: ["/resourceName", "{facts.subject}"],
    label: ["/emailAddresses/0/value", "{facts.email}", "/names/0/displayName"],
  },
});
