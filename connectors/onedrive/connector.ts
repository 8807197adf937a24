import { graphApplication } from "../families/microsoft-graph";
import { little, much } from "../families/oauth-client";

export default graphApplication({
  id: "onedrive",
  name: "Microsoft OneDrive",
  aliases: ["files", "documents", "graph", "excel online"],
  category: "files",
  docs: "https://learn.microsoft.com/onedrive/developer/rest-api/getting-started/graph-oauth",
  tile: { initials: "Od", hue: 205 },
  scopes: [
    much("Files.ReadWrite", "Read, write and delete the person's files"),
    little("Files.Read", "Read the person's files"),
    much("Files.ReadWrite.All", "Read and write every file that the person can reach"),
    much("Files.Read.All", "Read every file that the person can reach"),
  ],
  presets: [
    { title: "Own files", scopes: ["Files.ReadWrite"] },
    { title: "Read only", scopes: ["Files.Read"] },
    { title: "Everything that is shared, too", scopes: ["Files.ReadWrite.All"] },
  ],
  application: "`Files.Read.All`, `Files.ReadWrite.All` or what it needs",
});
