import { little, much } from "../families/oauth-client";
import { zohoProduct } from "../families/zoho";

const base = "https://projectsapi.{dataCentre}/restapi";

export default zohoProduct({
  id: "zoho-projects",
  name: "Zoho Projects",
  aliases: ["tasks", "milestones", "timesheets"],
  category: "productivity",
  docs: "https://www.zoho.com/projects/help/rest-api/zohoprojectsapi.html",
  tile: { initials: "Zp", hue: 340 },
  scopes: [
    little("ZohoProjects.portals.READ", "See portals"),
    much("ZohoProjects.projects.ALL", "Read and write projects"),
    little("ZohoProjects.projects.READ", "Read projects"),
    much("ZohoProjects.tasks.ALL", "Read and write tasks"),
    little("ZohoProjects.tasks.READ", "Read tasks"),
    little("ZohoProjects.users.READ", "See people"),
    much("ZohoProjects.timesheets.ALL", "Read and write time logs"),
  ],
  presets: [
    {
      title: "Projects and tasks",
      scopes: ["ZohoProjects.portals.READ", "ZohoProjects.projects.ALL", "ZohoProjects.tasks.ALL"],
    },
    {
      title: "Read only",
      scopes: ["ZohoProjects.portals.READ", "ZohoProjects.projects.READ", "ZohoProjects.tasks.READ"],
    },
  ],
  scopesUrl: "https://www.zoho.com/projects/help/rest-api/get-tickets-api.html",
  origins: ["https://projectsapi.{dataCentre}"],
  baseUrl: base,
  facts: {
    portal: {
      from: "request",
      request: { url: `${base}/portals/` },
      list: "/portals",
      at: "/id",
      label: "/name",
      title: "portal",
      pattern: "\\d{1,30}",
    },
  },
  probe: {
    url: `${base}/portals/`,
    identity: "{/login_id} in {facts.portal}",
    label: "portal {facts.portal}",
  },
  notes: [
    "The chosen portal is part of most addresses: `/portal/{number}/projects/`.",
    "Outside the United States the host `projectsapi` of the data centre is not confirmed for all of them.",
  ],
});
