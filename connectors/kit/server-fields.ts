import { choice, file, host } from "./field";

/** Fields that every server of one's own asks for in the same words: databases, mail, ERP. */

export const serverHost = host({
  label: "Host",
  help: "Name or address of the server, as it is reached from Keyrack.",
  example: "db.acme.example",
});

export const certificateAuthority = file({
  label: "Certificate authority",
  help: "PEM file of your own authority, when the server's certificate is not signed by a public one.",
  example: "-----BEGIN CERTIFICATE-----",
  pattern: "-----BEGIN CERTIFICATE-----",
  message: "This is not a PEM certificate: it holds no line “BEGIN CERTIFICATE”.",
  optional: true,
  advanced: true,
});

export const encryption = choice({
  label: "Encryption",
  help: "Off sends password and data readable by everybody on the way: only inside a network that you trust.",
  default: "require",
  choices: [
    { value: "require", label: "TLS, certificate verified" },
    { value: "off", label: "Off", help: "Not encrypted. Everybody on the way can read the password." },
  ],
});
