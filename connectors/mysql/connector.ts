import { defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, encryption, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "mysql",
  name: "MySQL / MariaDB",
  aliases: ["mysql", "mariadb", "sql", "database", "percona", "aurora", "planetscale"],
  category: "database",
  docs: "https://mariadb.com/kb/en/connecting-to-mariadb/",
  tile: { initials: "My", hue: 200 },
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
        port: port({ label: "Port", help: "3306 unless it was changed.", default: "3306" }),
        database: text({
          label: "Database",
          help: "The one to work in. Without it the user is only signed in.",
          example: "orders",
          optional: true,
          maxLength: 64,
        }),
        username: text({ label: "User", help: "Without @host.", example: "integration", maxLength: 80 }),
        password: password({ label: "Password", help: "Of that user." }),
        tls: encryption,
        ca: certificateAuthority,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
