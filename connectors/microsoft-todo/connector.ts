import { graphApplication } from "../families/microsoft-graph";
import { little, much } from "../families/oauth-client";

export default graphApplication({
  id: "microsoft-todo",
  name: "Microsoft To Do and Planner",
  aliases: ["tasks", "planner", "graph"],
  category: "productivity",
  docs: "https://learn.microsoft.com/graph/api/resources/todo-overview",
  tile: { initials: "To", hue: 220 },
  scopes: [
    much("Tasks.ReadWrite", "Read and write the person's tasks and plans"),
    little("Tasks.Read", "Read the person's tasks and plans"),
    little("Group.Read.All", "See groups, which plans belong to; an administrator has to consent"),
  ],
  presets: [
    { title: "Read and write", scopes: ["Tasks.ReadWrite"] },
    { title: "Read only", scopes: ["Tasks.Read"] },
  ],
});
