import { driveProbe, googleApplication } from "../families/google";
import { little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "google-forms",
  name: "Google Forms",
  aliases: ["surveys", "responses", "workspace"],
  category: "productivity",
  docs: "https://developers.google.com/workspace/forms/api/guides",
  tile: { initials: "Gf", hue: 270 },
  api: "Google Forms API (and the Google Drive API, which the check uses)",
  library: "forms.googleapis.com",
  origins: ["https://forms.googleapis.com", "https://www.googleapis.com"],
  baseUrl: "https://forms.googleapis.com/v1",
  scopes: [
    much(`${at}/forms.body`, "Read and change all forms"),
    little(`${at}/forms.body.readonly`, "Read all forms"),
    little(`${at}/forms.responses.readonly`, "Read all answers"),
    little(`${at}/drive.file`, "Read and write files that were made or picked with this app"),
  ],
  presets: [
    {
      title: "Read forms and answers",
      scopes: [`${at}/forms.body.readonly`, `${at}/forms.responses.readonly`, `${at}/drive.file`],
    },
    { title: "Change forms", scopes: [`${at}/forms.body`, `${at}/forms.responses.readonly`, `${at}/drive.file`] },
  ],
  probe: driveProbe,
});
