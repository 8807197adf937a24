import { little, much } from "../families/oauth-client";
import { zohoProduct } from "../families/zoho";

export default zohoProduct({
  id: "zoho-crm",
  name: "Zoho CRM",
  aliases: ["crm", "leads", "contacts", "deals"],
  category: "crm",
  docs: "https://www.zoho.com/crm/developer/docs/api/v8/oauth-overview.html",
  tile: { initials: "Zc", hue: 12 },
  popular: true,
  scopes: [
    much("ZohoCRM.modules.ALL", "Read and write leads, contacts, deals and all other records"),
    little("ZohoCRM.modules.READ", "Read all records"),
    much("ZohoCRM.settings.ALL", "Read and change fields, layouts and modules"),
    little("ZohoCRM.settings.READ", "Read fields, layouts and modules"),
    little("ZohoCRM.users.READ", "See the users, and who signed in"),
    little("ZohoCRM.org.READ", "See the organisation"),
    much("ZohoCRM.bulk.ALL", "Export and import in bulk"),
    little("ZohoCRM.coql.READ", "Query records"),
  ],
  presets: [
    {
      title: "Read and write records",
      scopes: ["ZohoCRM.modules.ALL", "ZohoCRM.settings.ALL", "ZohoCRM.users.READ", "ZohoCRM.org.READ"],
    },
    { title: "Read only", scopes: ["ZohoCRM.modules.READ", "ZohoCRM.settings.READ", "ZohoCRM.users.READ"] },
  ],
  scopesUrl: "https://www.zoho.com/crm/developer/docs/api/v8/scopes.html",
  origins: ["{+facts.apiDomain}"],
  baseUrl: "{+facts.apiDomain}/crm/v8",
  probe: {
    url: "{+facts.apiDomain}/crm/v8/users?type=CurrentUser",
    identity: "/users/0/id",
    label: ["/users/0/email", "/users/0/full_name"],
  },
  notes: ["With `ZohoCRM.users.READ` the check can say who signed in."],
});
