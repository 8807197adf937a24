import { apiKey } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "cal-com",
  name: "Cal.com",
  aliases: ["cal", "scheduling", "bookings", "calendar"],
  category: "productivity",
  docs: "https://cal.com/docs/api-reference/v2/introduction",
  tile: { initials: "Cc", hue: 90 },
  schemes: [
    scheme({
      id: "apiKey",
      type: "bearer",
      title: "API key",
      recommended: true,
      fields: {
        apiKey: apiKey({
          help: "Acts as the person who made it.",
          example: "cal_live_0123456789abcdef0123456789abcdef",
          pattern: "^cal_[A-Za-z0-9_]{16,}$",
          message: "A key begins with cal_.",
        }),
        baseUrl: address({
          label: "API address",
          group: "settings",
          help: "Change it only for a Cal.com of your own. The key is sent there and nowhere else.",
          example: "https://api.cal.com/v2",
          default: "https://api.cal.com/v2",
          advanced: true,
        }),
      },
      origins: ["{+baseUrl}"],
      baseUrl: "{+baseUrl}",
      authenticate: { header: { authorization: "Bearer {apiKey}" } },
      probe: {
        url: "{+baseUrl}/me",
        identity: "{/data/id} at {baseUrl}",
        label: ["/data/email", "/data/username", "/data/id"],
      },
      judge: [
        {
          status: 404,
          then: {
            outcome: "inconclusive",
            reason: "unexpected_response",
            field: "baseUrl",
            hint: "There is no Cal.com API here. Does the address end with /v2?",
          },
        },
        { status: 200, absent: "/data", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      guide,
    }),
  ],
});
