import { choice, defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "clockify",
  name: "Clockify",
  aliases: ["time tracking", "timesheet", "cake.com"],
  category: "productivity",
  docs: "https://docs.clockify.me/",
  tile: { initials: "Ck", hue: 196 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "apiKey",
      title: "API key",
      recommended: true,
      fields: {
        region: choice({
          label: "Region",
          help: "Only a workspace that was moved has another than Global.",
          group: "connection",
          default: "api.clockify.me",
          choices: [
            { value: "api.clockify.me", label: "Global" },
            { value: "euc1.clockify.me", label: "Europe (Germany)" },
            { value: "use2.clockify.me", label: "United States" },
            { value: "euw2.clockify.me", label: "United Kingdom" },
            { value: "apse2.clockify.me", label: "Australia" },
          ],
          advanced: true,
        }),
        apiKey: secret({ label: "API key", help: "Of one user. It may do everything that user may." }),
      },
      origins: ["https://{region}"],
      baseUrl: "https://{region}/api/v1",
      authenticate: { header: { "x-api-key": "{apiKey}" } },
      probe: { url: "https://{region}/api/v1/user", identity: "/id", label: ["{/name} ({/email})", "/email", "/id"] },
      guide,
    }),
  ],
});
