import { defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, encryption, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "postgresql",
  name: "PostgreSQL",
  aliases: ["postgres", "pg", "sql", "database", "supabase", "neon", "timescale", "cockroach"],
  category: "database",
  docs: "https://www.postgresql.org/docs/current/client-authentication.html",
  tile: { initials: "Pg", hue: 230 },
  popular: true,
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: {
          ...serverHost,
          example: "db.acme.example",
          paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
        },
        port: port({ label: "Port", help: "5432 unless it was changed.", default: "5432" }),
        database: text({ label: "Database", help: "The one to work in.", example: "orders", maxLength: 63 }),
        username: text({ label: "User", help: "A role that may log in.", example: "integration", maxLength: 63 }),
        password: password({ label: "Password", help: "Of that role." }),
        tls: encryption,
        ca: certificateAuthority,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
