import { bearerPaste } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiToken",
  type: "bearer",
  title: "API token",
  recommended: true,
  fields: {
    apiToken: secret({
      label: "API token",
      help: "Of one user. It may do everything that user may.",
      example: "0123456789abcdef0123456789abcdef01234567",
      pattern: "^[0-9a-f]{40}$",
      message: "An API token has 40 characters of 0-9 and a-f.",
      paste: bearerPaste,
    }),
  },
  origins: ["https://api.todoist.com"],
  baseUrl: "https://api.todoist.com/api/v1",
  authenticate: { header: { authorization: "Bearer {apiToken}" } },
  probe: {
    url: "https://api.todoist.com/api/v1/user",
    identity: "/id",
    label: ["{/full_name} ({/email})", "/full_name", "/email", "/id"],
  },
  judge: [
    {
      status: [400, 401, 403],
      at: "/error_tag",
      is: ["AUTH_INVALID_TOKEN", "UNAUTHORIZED"],
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
  ],
  guide,
});

export default defineConnector({
  id: "todoist",
  name: "Todoist",
  aliases: ["tasks", "to-do", "doist"],
  category: "productivity",
  docs: "https://developer.todoist.com/api/v1/",
  tile: { initials: "Td", hue: 8 },
  schemes: [byKey, oauth(byKey)],
});
