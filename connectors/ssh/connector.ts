import { defineConnector, password, port, protocol, secretText, text } from "../kit";
import { serverHost } from "../kit/server-fields";
import { keyGuide, passwordGuide } from "./guide";

const place = {
  host: {
    ...serverHost,
    example: "sftp.acme.example",
    paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
  },
  port: port({ label: "Port", help: "22 unless it was changed.", default: "22" }),
  username: text({ label: "User", help: "The account on that server.", example: "acme-orders", maxLength: 64 }),
} as const;

const hostKey = text({
  label: "Host key",
  group: "settings",
  help: "Fingerprint of the server's key. Left empty, the first one seen is kept, and another one is refused.",
  example: "SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDeqBSjeTqAcaEmPWE",
  pattern: "^SHA256:[A-Za-z0-9+/]{43}$",
  message: "A fingerprint is SHA256: and 43 characters, as ssh-keygen -l shows it.",
  optional: true,
  advanced: true,
});

export default defineConnector({
  id: "ssh",
  name: "SFTP / SSH",
  aliases: ["sftp", "ssh", "scp", "files", "server", "ftp"],
  category: "files",
  docs: "https://www.openssh.com/manual.html",
  tile: { initials: "Ss", hue: 100 },
  popular: true,
  schemes: [
    protocol({
      id: "privateKey",
      type: "privateKey",
      title: "Private key",
      when: "The server has your public key. Most partners want this.",
      recommended: true,
      fields: {
        ...place,
        privateKey: secretText({
          label: "Private key",
          help: "The whole file, OpenSSH or PEM, from its first line to its last.",
          example: "-----BEGIN OPENSSH PRIVATE KEY-----",
          pattern: "^(-----BEGIN [A-Z ]*PRIVATE KEY-----|PuTTY-User-Key-File-)",
          message:
            "This is not a private key: the first line says BEGIN … PRIVATE KEY. The .pub file is the other half.",
        }),
        passphrase: password({
          label: "Passphrase",
          help: "Only if the key file is protected by one.",
          optional: true,
        }),
        hostKey,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide: keyGuide,
    }),
    protocol({
      id: "password",
      type: "userPassword",
      title: "Password",
      when: "The server asks for a user and a password.",
      fields: { ...place, password: password({ label: "Password", help: "Of that account." }), hostKey },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide: passwordGuide,
    }),
  ],
});
