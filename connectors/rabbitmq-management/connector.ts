import { address } from "../families/own-server";
import { defineConnector, password, scheme, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "rabbitmq-management",
  name: "RabbitMQ management API",
  aliases: ["rabbitmq", "queue", "amqp", "monitoring"],
  category: "developer",
  docs: "https://www.rabbitmq.com/docs/management#http-api",
  tile: { initials: "Rm", hue: 22 },
  schemes: [
    scheme({
      id: "basic",
      type: "basic",
      title: "User name and password",
      recommended: true,
      fields: {
        baseUrl: address({
          help: "Of the management plugin, with its port. The broker itself has another one.",
          example: "https://queue.acme.example:15671",
        }),
        username: text({
          label: "User name",
          help: "Of a user with the tag monitoring or management.",
          example: "integration",
        }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
        ca,
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      ca: "ca",
      authenticate: { basic: { user: "{username}", password: "{password}" } },
      probe: {
        url: "{+baseUrl}/api/whoami",
        identity: "{username} at {baseUrl}",
        label: ["/name", "{username}"],
      },
      judge: [
        // The password was right: a wrong one is answered with “Login failed”.
        {
          status: 401,
          text: "not (a )?management user",
          then: {
            outcome: "limited",
            missing: ["use the management API"],
            hint: "Give the user the tag monitoring or management.",
          },
        },
        {
          status: 200,
          absent: "/name",
          then: { outcome: "inconclusive", reason: "unexpected_response", field: "baseUrl" },
        },
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no management API at this address. Leave out /api and what follows #.",
          },
        },
      ],
      says: ["/reason"],
      guide,
    }),
  ],
});
