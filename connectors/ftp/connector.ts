import { choice, defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "ftp",
  name: "FTP / FTPS",
  aliases: ["ftps", "ftpes", "files", "file transfer", "proftpd", "vsftpd", "filezilla", "pure-ftpd"],
  category: "files",
  docs: "https://www.rfc-editor.org/rfc/rfc4217",
  tile: { initials: "Ft", hue: 75 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: {
          ...serverHost,
          example: "ftp.acme.example",
          paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
        },
        encryption: choice({
          label: "Encryption",
          group: "connection",
          help: "Off sends password and files readable by everybody on the way: only inside a network that you trust.",
          default: "explicit",
          choices: [
            {
              value: "explicit",
              label: "Explicit TLS (FTPES)",
              help: "Usual on port 21. Never falls back to plain FTP.",
            },
            { value: "implicit", label: "Implicit TLS (FTPS)", help: "Older servers, usual on port 990." },
            { value: "off", label: "Off", help: "Not encrypted. Everybody on the way can read the password." },
          ],
        }),
        port: port({ label: "Port", help: "21, or 990 with implicit TLS.", default: "21" }),
        username: text({ label: "User", help: "The account on that server.", example: "acme-orders", maxLength: 128 }),
        password: password({ label: "Password", help: "Of that account." }),
        directory: text({
          label: "Folder",
          group: "settings",
          help: "The one to work in. Left empty, it is where the account begins.",
          example: "/outgoing/orders",
          optional: true,
        }),
        ca: certificateAuthority,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
