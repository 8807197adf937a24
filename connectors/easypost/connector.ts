import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "easypost",
  name: "EasyPost",
  aliases: ["shipping", "labels", "tracking", "parcels"],
  category: "ecommerce",
  docs: "https://docs.easypost.com/docs/authentication",
  tile: { initials: "Ep", hue: 224 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "basic",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "EZAK is a production key, EZTK one for tests.",
          example: "EZAK0123456789abcdefghijklmnopqrstuvwxyz0123456789",
          pattern: "^EZ[AT]K[A-Za-z0-9]{20,}$",
          message: "A key begins with EZAK or EZTK.",
        }),
      },
      origins: ["https://api.easypost.com"],
      baseUrl: "https://api.easypost.com/v2",
      authenticate: { basic: { user: "{apiKey}", password: "" } },
      probe: {
        url: "https://api.easypost.com/v2/users",
        identity: "/id",
        label: ["/name", "/email", "/id"],
      },
      judge: [
        {
          status: 403,
          then: {
            outcome: "limited",
            missing: ["read the account"],
            hint: "EasyPost knows the key, but shows the account only to a production key.",
          },
        },
        { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
