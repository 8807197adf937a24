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
      help: "Acts as you, within your permissions.",
      example: "eyJhbGciOiJIUzI1NiJ9.eyJ0aWQiOjEyM30.AbCdEfGhIjKlMnOpQrStUvWxYz",
      pattern: "^eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
      message: "A token begins with eyJ and has three parts with dots between them.",
    }),
  },
  origins: ["https://api.monday.com"],
  baseUrl: "https://api.monday.com",
  authenticate: { header: { authorization: "{token}" } },
  probe: {
    method: "POST",
    reason: "GraphQL is always asked with POST; a query, unlike a mutation, only reads.",
    url: "https://api.monday.com/v2",
    json: { query: "query { me { id name email account { id slug } } }" },
    identity: ["{/data/me/account/id} {/data/me/id}", "/data/me/id"],
    label: ["{/data/me/email} in {/data/me/account/slug}", "/data/me/email", "/data/me/name"],
  },
  judge: [
    {
      status: [200, 400, 401],
      text: "not authenticated|invalid token|UserUnauthorizedException",
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    {
      status: [200, 400],
      text: "COMPLEXITY_BUDGET_EXHAUSTED|ComplexityException|RATE_LIMIT|DAILY_LIMIT",
      then: { outcome: "inconclusive", reason: "rate_limited" },
    },
    {
      status: [200, 403],
      text: "UNAUTHORIZED_FIELD|missingRequiredPermissions|unauthorized scopes",
      then: { outcome: "limited", reason: "insufficient_scope", missing: ["me:read"] },
    },
    { status: 200, absent: "/data/me", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "monday",
  name: "monday.com",
  aliases: ["monday", "boards", "work management", "items"],
  category: "productivity",
  docs: "https://developer.monday.com/api-reference/docs/authentication",
  tile: { initials: "Mo", hue: 345 },
  schemes: [byKey, oauth(byKey)],
});
