import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "trello",
  name: "Trello",
  aliases: ["boards", "cards", "atlassian", "kanban"],
  category: "productivity",
  docs: "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/",
  tile: { initials: "Tr", hue: 214 },
  schemes: [
    scheme({
      id: "keyAndToken",
      type: "apiKey",
      title: "API key and token",
      recommended: true,
      fields: {
        apiKey: secret({
          label: "API key",
          help: "Names your Power-Up.",
          example: "0123456789abcdef0123456789abcdef",
          pattern: "^[0-9a-f]{32}$",
          message: "An API key has 32 characters of 0-9 and a-f. The secret beside it is something else.",
        }),
        token: secret({
          label: "Token",
          help: "Says who you are. It is made on a page of its own, from the key.",
          example: "ATTA0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef01234567",
          pattern: "^(ATTA)?[0-9a-zA-Z]{60,}$",
          message: "A token is 64 characters, or begins with ATTA and is longer.",
        }),
      },
      origins: ["https://api.trello.com"],
      baseUrl: "https://api.trello.com/1",
      authenticate: { query: { key: "{apiKey}", token: "{token}" } },
      probe: {
        url: "https://api.trello.com/1/members/me?fields=id,username,fullName",
        identity: "/id",
        label: ["{/fullName} ({/username})", "/username", "/id"],
      },
      judge: [
        {
          status: [400, 401],
          text: "invalid key",
          then: { outcome: "rejected", reason: "invalid_credentials", field: "apiKey" },
        },
        {
          status: [400, 401],
          text: "expired token",
          then: { outcome: "rejected", reason: "expired", field: "token" },
        },
        {
          status: [400, 401],
          text: "invalid|unauthorized",
          then: { outcome: "rejected", reason: "invalid_credentials", field: "token" },
        },
      ],
      guide,
    }),
  ],
});
