import { little, much } from "../families/oauth-client";
import { zohoProduct } from "../families/zoho";

const base = "https://desk.{dataCentre}/api/v1";

export default zohoProduct({
  id: "zoho-desk",
  name: "Zoho Desk",
  aliases: ["tickets", "helpdesk", "support"],
  category: "support",
  docs: "https://desk.zoho.com/DeskAPIDocument",
  tile: { initials: "Zd", hue: 100 },
  scopes: [
    much("Desk.tickets.ALL", "Read and write tickets"),
    little("Desk.tickets.READ", "Read tickets"),
    much("Desk.contacts.WRITE", "Write contacts and accounts"),
    little("Desk.contacts.READ", "Read contacts and accounts"),
    little("Desk.basic.READ", "See organisations, departments and agents"),
    little("Desk.settings.READ", "Read settings"),
    little("Desk.search.READ", "Search"),
  ],
  presets: [
    {
      title: "Work on tickets",
      scopes: ["Desk.tickets.ALL", "Desk.contacts.READ", "Desk.basic.READ", "Desk.settings.READ"],
    },
    { title: "Read only", scopes: ["Desk.tickets.READ", "Desk.contacts.READ", "Desk.basic.READ"] },
  ],
  scopesUrl: "https://desk.zoho.com/DeskAPIDocument#OauthTokens",
  origins: ["https://desk.{dataCentre}"],
  baseUrl: base,
  headers: { orgid: "{facts.organization}" },
  facts: {
    organization: {
      from: "request",
      request: { url: `${base}/organizations` },
      list: "/data",
      at: "/id",
      label: "/companyName",
      title: "organisation",
      pattern: "\\d{1,30}",
    },
  },
  probe: {
    url: `${base}/organizations/{facts.organization}`,
    identity: "/id",
    label: ["/companyName", "/portalName", "/id"],
  },
  judge: [
    {
      at: "/errorCode",
      is: "INVALID_OAUTH",
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        field: "dataCentre",
        hint: "The sign-in ended, or the account lives in another data centre.",
      },
    },
  ],
  notes: ["The chosen organisation is sent with every request as `orgId`."],
});
