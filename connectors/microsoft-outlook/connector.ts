import { graphApplication } from "../families/microsoft-graph";
import { little, much } from "../families/oauth-client";

export default graphApplication({
  id: "microsoft-outlook",
  name: "Microsoft Outlook",
  aliases: ["mail", "email", "exchange online", "calendar", "graph"],
  category: "email",
  docs: "https://learn.microsoft.com/graph/auth-v2-user",
  tile: { initials: "Ou", hue: 208 },
  popular: true,
  scopes: [
    much("Mail.ReadWrite", "Read, write and delete mail"),
    little("Mail.Read", "Read mail"),
    little("Mail.Send", "Send mail"),
    much("Mail.ReadWrite.Shared", "Read and write mail that others share with the person"),
    much("Calendars.ReadWrite", "Read and write calendars"),
    little("Calendars.Read", "Read calendars"),
    much("Contacts.ReadWrite", "Read and write contacts"),
    little("Contacts.Read", "Read contacts"),
    little("MailboxSettings.Read", "Read time zone, rules and automatic replies"),
  ],
  presets: [
    { title: "Mail and calendar", scopes: ["Mail.ReadWrite", "Mail.Send", "Calendars.ReadWrite"] },
    { title: "Read only", scopes: ["Mail.Read", "Calendars.Read"] },
    { title: "Only send", scopes: ["Mail.Send"] },
  ],
  application: "`Mail.ReadWrite`, `Mail.Send` or what it needs",
  notes: ["An account without a mailbox passes the check; its mail then answers `MailboxNotEnabledForRESTAPI`."],
  applicationNotes: [
    "Such a permission reaches every mailbox of the organisation. Role-based access control for applications in Exchange narrows it.",
  ],
});
