import { driveProbe, googleApplication } from "../families/google";
import { all, little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-sheets",
  name: "Google Sheets",
  aliases: ["spreadsheet", "sheet", "gsheet", "workspace"],
  category: "productivity",
  docs: "https://developers.google.com/workspace/sheets/api/guides/authorizing",
  tile: { initials: "Gs", hue: 140 },
  popular: true,
  api: "Google Sheets API (and the Google Drive API, which the check uses)",
  library: "sheets.googleapis.com",
  origins: ["https://sheets.googleapis.com", "https://www.googleapis.com"],
  baseUrl: "https://sheets.googleapis.com/v4",
  scopes: [
    much(`${at}/spreadsheets`, "Read and write all spreadsheets"),
    little(`${at}/spreadsheets.readonly`, "Read all spreadsheets"),
    little(`${at}/drive.file`, "Read and write files that were made or picked with this app"),
    much(`${at}/drive.readonly`, "Read and find all files in Drive"),
    all(`${at}/drive`, "Read, write and delete all files in Drive"),
  ],
  presets: [
    { title: "Read and write, find by name", scopes: [`${at}/spreadsheets`, `${at}/drive.readonly`] },
    { title: "Read only", scopes: [`${at}/spreadsheets.readonly`, `${at}/drive.readonly`] },
    { title: "Only files of this app", scopes: [`${at}/drive.file`] },
  ],
  probe: driveProbe,
});
