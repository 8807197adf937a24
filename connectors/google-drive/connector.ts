import { driveProbe, googleApplication } from "../families/google";
import { all, little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-drive",
  name: "Google Drive",
  aliases: ["files", "documents", "folders", "workspace"],
  category: "files",
  docs: "https://developers.google.com/workspace/drive/api/guides/api-specific-auth",
  tile: { initials: "Gd", hue: 50 },
  popular: true,
  api: "Google Drive API",
  library: "drive.googleapis.com",
  origins: ["https://www.googleapis.com"],
  baseUrl: "https://www.googleapis.com/drive/v3",
  scopes: [
    all(`${at}/drive`, "Read, write and delete all files"),
    much(`${at}/drive.readonly`, "Read all files"),
    little(`${at}/drive.file`, "Read and write files that were made or picked with this app"),
    little(`${at}/drive.metadata.readonly`, "See names and owners, not the content"),
    little(`${at}/drive.appdata`, "Keep a hidden folder for this app"),
  ],
  presets: [
    { title: "Everything", scopes: [`${at}/drive`] },
    { title: "Read only", scopes: [`${at}/drive.readonly`] },
    { title: "Only files of this app", scopes: [`${at}/drive.file`] },
  ],
  probe: driveProbe,
});
