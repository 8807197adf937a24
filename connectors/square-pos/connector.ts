import { choice, defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "accessToken",
  type: "bearer",
  title: "Personal access token",
  recommended: true,
  fields: {
    environment: choice({
      label: "Environment",
      help: "Each has tokens of its own, which the other refuses.",
      group: "connection",
      default: "connect.squareup.com",
      choices: [
        { value: "connect.squareup.com", label: "Production" },
        { value: "connect.squareupsandbox.com", label: "Sandbox" },
      ],
    }),
    accessToken: secret({
      label: "Access token",
      help: "Of your own Square account. It may do everything there.",
      example: "EAAAl0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW",
      pattern: "^EAAA[A-Za-z0-9_-]{20,}$",
      message: "An access token begins with EAAA. What begins with sq0 is the application's ID or secret.",
      paste: [{ kind: "strip", pattern: "^Bearer\\s+" }],
    }),
  },
  origins: ["https://{environment}"],
  baseUrl: "https://{environment}",
  authenticate: { header: { authorization: "Bearer {accessToken}" } },
  probe: {
    url: "https://{environment}/v2/merchants/me",
    identity: "/merchant/id",
    label: ["/merchant/business_name", "/merchant/id"],
  },
  judge: [
    {
      status: 401,
      at: "/errors/0/code",
      is: "ACCESS_TOKEN_EXPIRED",
      then: { outcome: "rejected", reason: "expired" },
    },
    {
      status: 401,
      at: "/errors/0/code",
      is: "ACCESS_TOKEN_REVOKED",
      then: { outcome: "rejected", reason: "revoked" },
    },
    {
      status: 401,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "Is the environment right? Production refuses tokens of the sandbox, and the sandbox those of production.",
      },
    },
    {
      status: 403,
      at: "/errors/0/code",
      is: "INSUFFICIENT_SCOPES",
      then: { outcome: "limited", reason: "insufficient_scope", missing: ["MERCHANT_PROFILE_READ"] },
    },
  ],
  guide,
});

export default defineConnector({
  id: "square-pos",
  name: "Square",
  aliases: ["square pos", "point of sale", "payments", "squareup"],
  category: "payments",
  docs: "https://developer.squareup.com/docs/build-basics/access-tokens",
  tile: { initials: "Sq", hue: 0 },
  schemes: [byKey, oauth(byKey)],
});
