import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "coda",
  name: "Coda",
  aliases: ["docs", "tables", "packs", "superhuman docs"],
  category: "productivity",
  docs: "https://coda.io/developers/apis/v1",
  tile: { initials: "Cd", hue: 12 },
  schemes: [
    scheme({
      id: "token",
      type: "bearer",
      title: "API token",
      recommended: true,
      fields: {
        token: apiKey({
          label: "API token",
          help: "Can be kept to single docs or tables.",
          example: "01234567-89ab-cdef-0123-456789abcdef",
          pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
          message: "A token has five groups of 0-9 and a-f with dashes between them.",
        }),
      },
      origins: ["https://coda.io"],
      baseUrl: "https://coda.io/apis/v1",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "https://coda.io/apis/v1/whoami",
        identity: "/loginId",
        label: ["{/loginId} ({/tokenName})", "/loginId", "/name"],
      },
      judge: [{ status: 200, absent: "/loginId", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
      guide,
    }),
  ],
});
