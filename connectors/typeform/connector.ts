import { apiKey } from "../families/key";
import { choice, defineConnector, scheme } from "../kit";
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
      help: "Shown once when it is made.",
      example: "tfp_AbCdEf0123456789",
      pattern: "^[A-Za-z0-9_-]{16,}$",
      message: "A token holds only letters, digits, - and _. Copy all of it.",
    }),
    region: choice({
      label: "Data location",
      help: "Europe only if the account was set up for that.",
      default: "api.typeform.com",
      choices: [
        { value: "api.typeform.com", label: "Standard" },
        { value: "api.eu.typeform.com", label: "Europe" },
      ],
      advanced: true,
    }),
  },
  origins: ["https://{region}"],
  baseUrl: "https://{region}",
  authenticate: { header: { authorization: "Bearer {token}" } },
  probe: {
    url: "https://{region}/me",
    identity: ["/user_id", "/email"],
    label: ["/email", "/alias"],
  },
  judge: [
    {
      status: [401, 403],
      at: "/code",
      is: "AUTHENTICATION_FAILED",
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    {
      status: 403,
      then: {
        outcome: "limited",
        reason: "insufficient_scope",
        missing: ["accounts:read"],
        hint: "The token works for its scopes; it may not say whose it is.",
      },
    },
  ],
  says: ["/description"],
  guide: tokenGuide,
});

export default defineConnector({
  id: "typeform",
  name: "Typeform",
  aliases: ["forms", "surveys", "responses", "quiz"],
  category: "productivity",
  docs: "https://www.typeform.com/developers/get-started/personal-access-token/",
  tile: { initials: "Ty", hue: 300 },
  schemes: [byKey, oauth(byKey)],
});
