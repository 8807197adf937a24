import { graphApplication } from "../families/microsoft-graph";
import { all, little, much } from "../families/oauth-client";

export default graphApplication({
  id: "microsoft-entra-id",
  name: "Microsoft Graph and Entra ID",
  aliases: ["azure ad", "active directory", "users", "groups", "graph", "excel"],
  category: "developer",
  docs: "https://learn.microsoft.com/graph/auth/",
  tile: { initials: "En", hue: 195 },
  scopes: [
    little("User.Read", "See the profile of who signs in"),
    much("User.Read.All", "Read the profiles of everybody"),
    all("User.ReadWrite.All", "Change the profiles of everybody"),
    much("Group.Read.All", "Read all groups"),
    all("Group.ReadWrite.All", "Change all groups"),
    much("Directory.Read.All", "Read the whole directory"),
    much("AuditLog.Read.All", "Read sign-ins and changes"),
  ],
  presets: [
    { title: "Who signs in", scopes: ["User.Read"] },
    { title: "Read people and groups", scopes: ["User.Read.All", "Group.Read.All"] },
    { title: "Manage people and groups", scopes: ["User.ReadWrite.All", "Group.ReadWrite.All"] },
  ],
  application: "`User.Read.All`, `Group.Read.All` or what it needs",
});
