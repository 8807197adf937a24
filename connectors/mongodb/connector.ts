import { defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, encryption, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "mongodb",
  name: "MongoDB",
  aliases: ["mongo", "atlas", "documents", "database", "nosql", "documentdb", "cosmos"],
  category: "database",
  docs: "https://www.mongodb.com/docs/manual/core/authentication/",
  tile: { initials: "Mo", hue: 145 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: {
          ...serverHost,
          help: "One server of the cluster. An address with mongodb+srv:// names no server, but a list of them.",
          example: "db-shard-00-00.acme.example",
          paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
        },
        port: port({ label: "Port", help: "27017 unless it was changed.", default: "27017" }),
        database: text({
          label: "Database",
          help: "The one to work in. Without it the user is only signed in.",
          example: "orders",
          optional: true,
          maxLength: 63,
        }),
        username: text({ label: "User", help: "Of the database.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user." }),
        authSource: text({
          label: "Where the user is kept",
          group: "settings",
          help: "The database that knows the user: admin unless the address says authSource=….",
          default: "admin",
          maxLength: 63,
          advanced: true,
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
