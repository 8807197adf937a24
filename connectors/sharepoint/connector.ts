import { graphApplication } from "../families/microsoft-graph";
import { all, little, much } from "../families/oauth-client";

export default graphApplication({
  id: "sharepoint",
  name: "Microsoft SharePoint",
  aliases: ["sites", "lists", "documents", "graph"],
  category: "files",
  docs: "https://learn.microsoft.com/graph/api/resources/sharepoint",
  tile: { initials: "Sp", hue: 180 },
  scopes: [
    little("Sites.Read.All", "Read sites, lists and documents that the person can reach"),
    much("Sites.ReadWrite.All", "Read and write them"),
    much("Sites.Manage.All", "Also make and delete lists and libraries"),
    all("Sites.FullControl.All", "Everything, permissions too"),
    much("Files.ReadWrite.All", "Read and write every file that the person can reach"),
  ],
  presets: [
    { title: "Read and write", scopes: ["Sites.ReadWrite.All"] },
    { title: "Read only", scopes: ["Sites.Read.All"] },
  ],
  application: "`Sites.Read.All` or, for chosen sites only, `Sites.Selected`",
  notes: ["SharePoint's own REST API on `*.sharepoint.com` wants other tokens; this is Microsoft Graph."],
  applicationNotes: ["With `Sites.Selected` it reaches nothing until an owner lets it in to a site."],
});
