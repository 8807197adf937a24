import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { tokenGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "token",
  type: "apiKey",
  title: "Personal API token",
  recommended: true,
  fields: {
    token: apiKey({
      label: "API token",
      help: "Acts as you, in every workspace that you belong to.",
      example: "pk_12345678_ABCDEFGHIJKLMNOPQRSTUVWXYZ012345",
      pattern: "^pk_\\d+_[A-Z0-9]{20,}$",
      message: "A personal token begins with pk_, a number and another _.",
    }),
  },
  origins: ["https://api.clickup.com"],
  baseUrl: "https://api.clickup.com/api/v2",
  authenticate: { header: { authorization: "{token}" } },
  probe: {
    url: "https://api.clickup.com/api/v2/user",
    identity: "/user/id",
    label: ["/user/email", "/user/username", "/user/id"],
  },
  judge: [{ status: 200, absent: "/user", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
  says: ["/err"],
  guide: tokenGuide,
});

export default defineConnector({
  id: "clickup",
  name: "ClickUp",
  aliases: ["tasks", "projects", "lists", "docs"],
  category: "productivity",
  docs: "https://developer.clickup.com/docs/authentication",
  tile: { initials: "Cu", hue: 285 },
  schemes: [byKey, oauth(byKey)],
});
