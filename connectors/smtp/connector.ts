import { choice, defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "smtp",
  name: "SMTP",
  aliases: ["mail", "e-mail", "email", "send mail", "postfix", "exchange"],
  category: "email",
  docs: "https://www.rfc-editor.org/rfc/rfc4954",
  tile: { initials: "Sm", hue: 45 },
  popular: true,
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: { ...serverHost, help: "The server for outgoing mail.", example: "smtp.acme.example" },
        encryption: choice({
          label: "Encryption",
          group: "connection",
          help: "Off sends password and mail readable by everybody on the way: only inside a network that you trust.",
          default: "tls",
          choices: [
            { value: "tls", label: "TLS from the start", help: "Usual on port 465." },
            { value: "starttls", label: "STARTTLS", help: "Usual on port 587. Never falls back to plain text." },
            { value: "off", label: "Off", help: "Not encrypted. Everybody on the way can read the password." },
          ],
        }),
        port: port({ label: "Port", help: "465 with TLS from the start, 587 with STARTTLS.", default: "465" }),
        username: text({ label: "User", help: "Often the whole mail address.", example: "orders@acme.example" }),
        password: password({
          label: "Password",
          help: "Where the account has a second factor, an app password made for this purpose.",
        }),
        ca: certificateAuthority,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
