import { googleApplication, signedInAs } from "../families/google";
import { little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-tasks",
  name: "Google Tasks",
  aliases: ["to-do", "lists", "workspace"],
  category: "productivity",
  docs: "https://developers.google.com/workspace/tasks/auth",
  tile: { initials: "Gt", hue: 205 },
  api: "Google Tasks API",
  library: "tasks.googleapis.com",
  origins: ["https://tasks.googleapis.com"],
  baseUrl: "https://tasks.googleapis.com/tasks/v1",
  scopes: [much(`${at}/tasks`, "Read, change and delete all tasks"), little(`${at}/tasks.readonly`, "Read all tasks")],
  presets: [
    { title: "Read and write", scopes: [`${at}/tasks`] },
    { title: "Read only", scopes: [`${at}/tasks.readonly`] },
  ],
  probe: { ...signedInAs, url: "https://tasks.googleapis.com/tasks/v1/users/@me/lists?maxResults=1" },
});
