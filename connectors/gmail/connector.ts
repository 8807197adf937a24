import { googleApplication } from "../families/google";
import { all, little, much } from "../families/oauth-client";

const at = "https://www.googleapis.com/auth";

export default googleApplication({
  id: "gmail",
  name: "Gmail",
  aliases: ["mail", "email", "inbox", "workspace"],
  category: "email",
  docs: "https://developers.google.com/workspace/gmail/api/auth/web-server",
  tile: { initials: "Gm", hue: 4 },
  popular: true,
  api: "Gmail API",
  library: "gmail.googleapis.com",
  origins: ["https://gmail.googleapis.com"],
  baseUrl: "https://gmail.googleapis.com",
  scopes: [
    all("https://mail.google.com/", "Read, write, send and delete all mail"),
    much(`${at}/gmail.modify`, "Read, write and send mail; nothing is deleted for good"),
    much(`${at}/gmail.readonly`, "Read all mail and settings"),
    little(`${at}/gmail.send`, "Send mail, read none"),
    little(`${at}/gmail.metadata`, "See headers and labels, not the text"),
    little(`${at}/gmail.labels`, "See and change labels"),
  ],
  presets: [
    { title: "Read and send", scopes: [`${at}/gmail.modify`] },
    { title: "Read only", scopes: [`${at}/gmail.readonly`] },
    { title: "Everything", scopes: ["https://mail.google.com/"] },
  ],
  probe: {
    url: "https://gmail.googleapis.com/gmail/v1/users/me/profile",
    identity: ["/emailAddress", "{facts.email}"],
    label: ["/emailAddress", "{facts.email}"],
  },
  judge: [
    {
      status: 400,
      at: "/error/status",
      is: "FAILED_PRECONDITION",
      then: {
        outcome: "rejected",
        reason: "misconfigured",
        hint: "This account has no mailbox. A service account has to act for a user who has one.",
      },
    },
  ],
  delegated: true,
});
