import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { tokenGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "token",
  type: "bearer",
  title: "Personal access token",
  recommended: true,
  fields: {
    token: apiKey({
      label: "Personal access token",
      help: "Acts as you, in your organization.",
      example: "eyJraWQiOiIxIn0.eyJpc3MiOiJodHRwcyJ9.AbCdEfGhIjKlMnOp",
      pattern: "^eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
      message: "A token begins with eyJ and has three parts with dots between them.",
    }),
  },
  origins: ["https://api.calendly.com"],
  baseUrl: "https://api.calendly.com",
  authenticate: { header: { authorization: "Bearer {token}" } },
  probe: {
    url: "https://api.calendly.com/users/me",
    identity: "/resource/uri",
    label: ["/resource/email", "/resource/name"],
  },
  judge: [{ status: 200, absent: "/resource", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
  guide: tokenGuide,
});

export default defineConnector({
  id: "calendly",
  name: "Calendly",
  aliases: ["scheduling", "meetings", "appointments", "calendar"],
  category: "productivity",
  docs: "https://developer.calendly.com/how-to-authenticate-with-personal-access-tokens",
  tile: { initials: "Ca", hue: 216 },
  schemes: [byKey, oauth(byKey)],
});
