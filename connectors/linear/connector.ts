import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiKey",
  type: "apiKey",
  title: "Personal API key",
  recommended: true,
  fields: {
    apiKey: secret({
      label: "API key",
      help: "Sent as it is, without Bearer.",
      example: "lin_api_0123456789abcdefghijklmnopqrstuvwxyzABCD",
      pattern: "^lin_api_[A-Za-z0-9]{20,}$",
      message: "A personal API key begins with lin_api_. Copy all of it.",
      paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
    }),
  },
  origins: ["https://api.linear.app"],
  baseUrl: "https://api.linear.app",
  authenticate: { header: { authorization: "{apiKey}" } },
  probe: {
    method: "POST",
    reason: "GraphQL is always asked with POST; a query, unlike a mutation, only reads.",
    url: "https://api.linear.app/graphql",
    json: { query: "query { viewer { id name email } organization { name urlKey } }" },
    identity: "/data/viewer/id",
    label: ["{/data/viewer/name} in {/data/organization/name}", "/data/viewer/name", "/data/viewer/id"],
  },
  judge: [
    {
      status: [200, 400, 401],
      at: "/errors/0/extensions/code",
      is: ["AUTHENTICATION_ERROR"],
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    {
      status: [200, 400, 401],
      at: "/errors/0/extensions/type",
      is: ["authentication error", "authentication_error"],
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    {
      at: "/errors/0/extensions/code",
      is: "RATELIMITED",
      then: { outcome: "inconclusive", reason: "rate_limited" },
    },
    {
      at: "/errors/0/extensions/code",
      is: "FORBIDDEN",
      then: { outcome: "limited", missing: ["read the workspace"] },
    },
    { status: 200, absent: "/data/viewer", then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide,
});

export default defineConnector({
  id: "linear",
  name: "Linear",
  aliases: ["issues", "tickets", "projects", "graphql"],
  category: "developer",
  docs: "https://linear.app/developers/graphql",
  tile: { initials: "Li", hue: 235 },
  schemes: [byKey, oauth(byKey)],
});
