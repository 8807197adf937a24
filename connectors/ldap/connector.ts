import { choice, defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "ldap",
  name: "LDAP",
  aliases: ["directory", "active directory", "ad", "openldap", "389", "freeipa", "ldaps", "users"],
  category: "generic",
  docs: "https://www.rfc-editor.org/rfc/rfc4513",
  tile: { initials: "Ld", hue: 215 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "Simple bind",
      recommended: true,
      fields: {
        host: {
          ...serverHost,
          help: "One server of the directory. It is not left for others that it refers to.",
          example: "ldap.acme.example",
          paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
        },
        encryption: choice({
          label: "Encryption",
          group: "connection",
          help: "Off sends the password readable by everybody on the way: only inside a network that you trust.",
          default: "tls",
          choices: [
            { value: "tls", label: "TLS from the start (LDAPS)", help: "Usual on port 636." },
            { value: "starttls", label: "StartTLS", help: "Usual on port 389. Never falls back to plain text." },
            { value: "off", label: "Off", help: "Not encrypted. Everybody on the way can read the password." },
          ],
        }),
        port: port({ label: "Port", help: "636 with TLS from the start, 389 with StartTLS.", default: "636" }),
        username: text({
          label: "User",
          help: "The whole DN. Active Directory also takes user@domain.",
          example: "cn=integration,ou=services,dc=acme,dc=example",
        }),
        password: password({ label: "Password", help: "Of that entry." }),
        baseDn: text({
          label: "Base DN",
          group: "settings",
          help: "Where searches begin. If it is given, the check looks whether it may be read.",
          example: "ou=people,dc=acme,dc=example",
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
