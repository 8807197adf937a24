import { bearerPaste } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "privateToken",
  type: "bearer",
  title: "Private token",
  recommended: true,
  fields: {
    privateToken: secret({
      label: "Private token",
      help: "Of your own account. It may do everything you may. The API key and the public token are something else.",
      paste: bearerPaste,
    }),
  },
  origins: ["https://www.eventbriteapi.com"],
  baseUrl: "https://www.eventbriteapi.com/v3",
  authenticate: { header: { authorization: "Bearer {privateToken}" } },
  probe: {
    url: "https://www.eventbriteapi.com/v3/users/me/",
    identity: "/id",
    label: ["{/name} ({/emails/0/email})", "/name", "/emails/0/email", "/id"],
  },
  judge: [
    {
      status: [400, 401],
      at: "/error",
      is: ["INVALID_AUTH", "NO_AUTH", "INVALID_AUTH_HEADER"],
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    { at: "/error", is: "HIT_RATE_LIMIT", then: { outcome: "inconclusive", reason: "rate_limited" } },
  ],
  guide,
});

export default defineConnector({
  id: "eventbrite",
  name: "Eventbrite",
  aliases: ["events", "tickets", "attendees"],
  category: "marketing",
  docs: "https://www.eventbrite.com/platform/docs/authentication",
  tile: { initials: "Ev", hue: 14 },
  schemes: [byKey, oauth(byKey)],
});
