import { little, much } from "../families/oauth-client";
import { zohoProduct } from "../families/zoho";

const base = "https://recruit.{dataCentre}/recruit/v2";

export default zohoProduct({
  id: "zoho-recruit",
  name: "Zoho Recruit",
  aliases: ["candidates", "jobs", "ats", "hiring"],
  category: "crm",
  docs: "https://www.zoho.com/recruit/developer-guide/apiv2/oauth-overview.html",
  tile: { initials: "Zr", hue: 60 },
  scopes: [
    much("ZohoRecruit.modules.ALL", "Read and write candidates, jobs and all other records"),
    little("ZohoRecruit.modules.READ", "Read all records"),
    much("ZohoRecruit.users.ALL", "Read and change users"),
    little("ZohoRecruit.users.READ", "See the users, and who signed in"),
    little("ZohoRecruit.settings.READ", "Read fields and layouts"),
  ],
  presets: [
    { title: "Read and write records", scopes: ["ZohoRecruit.modules.ALL", "ZohoRecruit.users.ALL"] },
    { title: "Read only", scopes: ["ZohoRecruit.modules.READ", "ZohoRecruit.users.READ"] },
  ],
  scopesUrl: "https://www.zoho.com/recruit/developer-guide/apiv2/scopes.html",
  origins: ["https://recruit.{dataCentre}"],
  baseUrl: base,
  probe: {
    url: `${base}/users?type=CurrentUser`,
    identity: "/users/0/id",
    label: ["/users/0/email", "/users/0/full_name"],
  },
});
