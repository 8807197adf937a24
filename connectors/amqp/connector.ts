import { defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, encryption, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "amqp",
  name: "AMQP / RabbitMQ",
  aliases: ["rabbitmq", "queue", "broker", "messages", "lavinmq", "cloudamqp", "amazon mq"],
  category: "developer",
  docs: "https://www.rabbitmq.com/docs/access-control",
  tile: { initials: "Am", hue: 20 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: {
          ...serverHost,
          help: "The broker, for AMQP 0-9-1.",
          example: "queue.acme.example",
          paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
        },
        port: port({ label: "Port", help: "5671 with TLS, 5672 without.", default: "5671" }),
        vhost: text({
          label: "Virtual host",
          help: "/ unless the broker has several.",
          default: "/",
          maxLength: 63,
        }),
        username: text({ label: "User", help: "Of the broker.", example: "integration", maxLength: 200 }),
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
