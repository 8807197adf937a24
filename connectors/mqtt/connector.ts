import { choice, defineConnector, password, port, protocol, text } from "../kit";
import { certificateAuthority, encryption, serverHost } from "../kit/server-fields";
import { guide } from "./guide";

export default defineConnector({
  id: "mqtt",
  name: "MQTT",
  aliases: ["iot", "broker", "messages", "mosquitto", "hivemq", "emqx", "sensors", "queue"],
  category: "developer",
  docs: "https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html",
  tile: { initials: "Mq", hue: 290 },
  schemes: [
    protocol({
      id: "password",
      type: "userPassword",
      title: "User and password",
      recommended: true,
      fields: {
        host: {
          ...serverHost,
          help: "The broker, over TCP. WebSockets are not offered.",
          example: "broker.acme.example",
          paste: [{ kind: "url", into: { host: "hostname", port: "port" } }],
        },
        port: port({ label: "Port", help: "8883 with TLS, 1883 without.", default: "8883" }),
        username: text({ label: "User", help: "Of the broker.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user." }),
        tls: encryption,
        version: choice({
          label: "Version",
          help: "Nearly every broker speaks both.",
          default: "4",
          advanced: true,
          choices: [
            { value: "4", label: "3.1.1" },
            { value: "5", label: "5.0" },
          ],
        }),
        topic: text({
          label: "Topic",
          group: "settings",
          help: "If it is given, the check subscribes to it for a moment and drops what comes.",
          example: "orders/+/status",
          optional: true,
        }),
        clientId: text({
          label: "Client id",
          group: "settings",
          help: "Only if the broker lets in certain ones. It hangs up on whoever is connected under the same id. Empty: another one each time.",
          example: "acme-keyrack",
          optional: true,
          advanced: true,
        }),
        ca: certificateAuthority,
      },
      target: { host: "{host}", port: "{port}" },
      probe: { load: () => import("./probe") },
      guide,
    }),
  ],
});
