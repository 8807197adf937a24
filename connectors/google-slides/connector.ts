import { driveProbe, googleApplication } from "../families/google";
import { little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-slides",
  name: "Google Slides",
  aliases: ["presentations", "workspace"],
  category: "productivity",
  docs: "https://developers.google.com/workspace/slides/api/scopes",
  tile: { initials: "Gl", hue: 45 },
  api: "Google Slides API (and the Google Drive API, which the check uses)",
  library: "slides.googleapis.com",
  origins: ["https://slides.googleapis.com", "https://www.googleapis.com"],
  baseUrl: "https://slides.googleapis.com/v1",
  scopes: [
    much(`${at}/presentations`, "Read and write all presentations"),
    little(`${at}/presentations.readonly`, "Read all presentations"),
    little(`${at}/drive.file`, "Read and write files that were made or picked with this app"),
    much(`${at}/drive.readonly`, "Read and find all files in Drive"),
  ],
  presets: [
    { title: "Read and write", scopes: [`${at}/presentations`, `${at}/drive.file`] },
    { title: "Read only, find by name", scopes: [`${at}/presentations.readonly`, `${at}/drive.readonly`] },
  ],
  probe: driveProbe,
});
