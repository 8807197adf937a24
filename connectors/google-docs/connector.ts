import { driveProbe, googleApplication } from "../families/google";
import { little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-docs",
  name: "Google Docs",
  aliases: ["documents", "text", "workspace"],
  category: "productivity",
  docs: "https://developers.google.com/workspace/docs/api/auth",
  tile: { initials: "Go", hue: 218 },
  api: "Google Docs API (and the Google Drive API, which the check uses)",
  library: "docs.googleapis.com",
  origins: ["https://docs.googleapis.com", "https://www.googleapis.com"],
  baseUrl: "https://docs.googleapis.com/v1",
  scopes: [
    much(`${at}/documents`, "Read and write all documents"),
    little(`${at}/documents.readonly`, "Read all documents"),
    little(`${at}/drive.file`, "Read and write files that were made or picked with this app"),
    much(`${at}/drive.readonly`, "Read and find all files in Drive"),
  ],
  presets: [
    { title: "Read and write", scopes: [`${at}/documents`, `${at}/drive.file`] },
    { title: "Read only, find by name", scopes: [`${at}/documents.readonly`, `${at}/drive.readonly`] },
  ],
  probe: driveProbe,
});
