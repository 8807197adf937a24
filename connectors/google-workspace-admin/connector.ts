import { googleApplication, signedInAs } from "../families/google";
import { all, little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-workspace-admin",
  name: "Google Workspace Admin",
  aliases: ["directory", "users", "groups", "gsuite", "admin sdk"],
  category: "developer",
  docs: "https://developers.google.com/workspace/admin/directory/v1/guides/authorizing",
  tile: { initials: "Gw", hue: 226 },
  api: "Admin SDK API",
  library: "admin.googleapis.com",
  origins: ["https://admin.googleapis.com"],
  baseUrl: "https://admin.googleapis.com/admin",
  scopes: [
    much(`${at}/admin.directory.user.readonly`, "See all people of the organisation"),
    all(`${at}/admin.directory.user`, "Create, change and delete people"),
    much(`${at}/admin.directory.group.readonly`, "See all groups"),
    all(`${at}/admin.directory.group`, "Create, change and delete groups"),
    little(`${at}/admin.directory.orgunit.readonly`, "See organisational units"),
    much(`${at}/admin.reports.audit.readonly`, "Read audit logs"),
  ],
  presets: [
    {
      title: "Read people and groups",
      scopes: [`${at}/admin.directory.user.readonly`, `${at}/admin.directory.group.readonly`],
    },
    { title: "Manage people and groups", scopes: [`${at}/admin.directory.user`, `${at}/admin.directory.group`] },
  ],
  probe: {
    ...signedInAs,
    url: "https://admin.googleapis.com/admin/directory/v1/users?customer=my_customer&maxResults=1&fields=users(id)",
  },
  delegated: true,
});
