import { choice, defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "imap",
  name: "IMAP",
  aliases: ["mail", "e-mail", "email", "mailbox", "inbox", "read mail", "dovecot"],
  category: "email",
  docs: "https://www.rfc-editor.org/rfc/rfc9051",
  tile: { initials: "Im", hue: 60 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: { ...serverHost, help: "The server that keeps incoming mail.", example: "imap.acme.example" },
        encryption: choice({
          label: "Encryption",
          group: "connection",
          help: "Off sends password and mail readable by everybody on the way: only inside a network that you trust.",
          default: "tls",
          choices: [
            { value: "tls", label: "TLS from the start", help: "Usual on port 993." },
            { value: "starttls", label: "STARTTLS", help: "Usual on port 143. Never falls back to plain text." },
            { value: "off", label: "Off", help: "Not encrypted. Everybody on the way can read the password." },
          ],
        }),
        port: port({ label: "Port", help: "993 with TLS from the start, 143 with STARTTLS.", default: "993" }),
        username: text({ label: "User", help: "Often the whole mail address.", example: "orders@acme.example" }),
        password: password({
          label: "Password",
          help: "Where the account has a second factor, an app password made for this purpose.",
        }),
        mailbox: text({
          label: "Folder",
          group: "settings",
          help: "The one that will be read.",
          default: "INBOX",
          advanced: true,
        }),
        ca: certificateAuthority,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
