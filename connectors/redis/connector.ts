import { defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, encryption, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "redis",
  name: "Redis",
  aliases: ["valkey", "cache", "key value", "upstash", "elasticache", "memorystore"],
  category: "database",
  docs: "https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/",
  tile: { initials: "Re", hue: 25 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: {
          ...serverHost,
          example: "cache.acme.example",
          paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
        },
        port: port({ label: "Port", help: "6379 unless it was changed.", default: "6379" }),
        database: text({
          label: "Database number",
          group: "settings",
          help: "Clusters and most hosted servers only have 0.",
          default: "0",
          pattern: "^\\d{1,5}$",
          message: "A database is a number, usually 0.",
          advanced: true,
        }),
        username: text({
          label: "User",
          help: "Of an access control list. Leave it empty where there is only a password.",
          example: "integration",
          optional: true,
        }),
        password: password({
          label: "Password",
          help: "Leave it empty only if the server asks for none: then everybody who reaches it is let in.",
          optional: true,
        }),
        tls: encryption,
        ca: certificateAuthority,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
