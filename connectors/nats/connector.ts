import { defineConnector, password, port, protocol, secret, secretText, text } from "../kit";
import { certificateAuthority, encryption, serverHost } from "../kit/server-fields";
import { credentialsGuide, passwordGuide, tokenGuide } from "./guide";

const place = {
  host: {
    ...serverHost,
    help: "One server of the cluster. It is not left for others.",
    example: "nats.acme.example",
    paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
  },
  port: port({ label: "Port", help: "4222 unless it was changed.", default: "4222" }),
} as const;

const settings = {
  tls: encryption,
  subject: text({
    label: "Subject",
    group: "settings",
    help: "If it is given, the check subscribes to it for a moment and drops what comes.",
    example: "orders.>",
    pattern: "^[^\\s]+$",
    message: "A subject has no blanks.",
    optional: true,
  }),
  ca: certificateAuthority,
} as const;

const common = {
  target: { host: "{host}", port: "{port}" },
  probe: { load: () => import("./probe") },
} as const;

export default defineConnector({
  id: "nats",
  name: "NATS",
  aliases: ["messages", "queue", "jetstream", "synadia", "ngs", "broker"],
  category: "developer",
  docs: "https://docs.nats.io/using-nats/developer/connecting/security",
  tile: { initials: "Na", hue: 240 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      when: "The server has a list of users.",
      recommended: true,
      fields: {
        ...place,
        username: text({ label: "User", help: "Of the server.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user." }),
        ...settings,
      },
      ...common,
      guide: passwordGuide,
    }),
    protocol({
      id: "token",
      type: "userPassword",
      title: "Token",
      when: "The server has one token for all.",
      fields: {
        ...place,
        token: secret({ label: "Token", help: "As it stands in the server's configuration." }),
        ...settings,
      },
      ...common,
      guide: tokenGuide,
    }),
    protocol({
      id: "credentials",
      type: "privateKey",
      title: "Credentials file",
      when: "You were given a file that ends in .creds, as from Synadia Cloud.",
      fields: {
        ...place,
        userKey: secretText({
          label: "Credentials file",
          help: "The whole file. The key in it never leaves Keyrack: it only signs.",
          example: "-----BEGIN NATS USER JWT-----",
          pattern: "-----BEGIN NATS USER JWT-----",
          message: "This is not a credentials file: it holds no line “BEGIN NATS USER JWT”.",
        }),
        ...settings,
      },
      ...common,
      guide: credentialsGuide,
    }),
  ],
});
