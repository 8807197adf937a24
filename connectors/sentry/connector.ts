import { bearerPaste } from "../families/key";
import { address } from "../families/own-server";
import { refusedByPage } from "../families/page";
import { defineConnector, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "authToken",
  type: "bearer",
  title: "Auth token",
  recommended: true,
  fields: {
    baseUrl: address({
      label: "Server address",
      help: "Change it for https://us.sentry.io, https://de.sentry.io or a Sentry of your own. The token is sent there and nowhere else.",
      example: "https://sentry.io",
      default: "https://sentry.io",
      paste: [{ kind: "strip", pattern: "/(api/0|organizations|settings).*$" }],
    }),
    organization: text({
      label: "Organization",
      help: "Its slug, as in acme.sentry.io.",
      example: "acme",
      pattern: "^[a-z0-9][a-z0-9_-]*$",
      message: "A slug has small letters, digits, dashes and underscores only.",
    }),
    authToken: secret({
      label: "Auth token",
      help: "Of an internal integration or of a user. One for CI only cannot be checked.",
      example: "sntryu_0123456789abcdef0123456789abcdef",
      paste: bearerPaste,
    }),
    ca,
  },
  origins: ["{+baseUrl}"],
  baseUrl: "{+baseUrl}/api/0",
  ca: "ca",
  authenticate: { header: { authorization: "Bearer {authToken}" } },
  probe: {
    url: "{+baseUrl}/api/0/organizations/{organization}/projects/?per_page=1",
    identity: "{organization} at {baseUrl}",
    label: "{organization} at {baseUrl}",
  },
  judge: [
    refusedByPage,
    {
      status: 403,
      then: {
        outcome: "limited",
        reason: "insufficient_scope",
        missing: ["org:read"],
        hint: "The token is accepted. It may not list the organization's projects.",
      },
    },
    {
      status: 404,
      at: "/detail",
      then: {
        outcome: "rejected",
        reason: "misconfigured",
        field: "organization",
        hint: "The token is accepted, but sees no organization of this slug.",
      },
    },
    { status: 404, then: { outcome: "inconclusive", reason: "unexpected_response", field: "baseUrl" } },
    {
      status: 200,
      text: "^\\s*\\{",
      then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The answer is no list of projects." },
    },
  ],
  guide,
});

export default defineConnector({
  id: "sentry",
  name: "Sentry",
  aliases: ["errors", "monitoring", "issues", "performance"],
  category: "developer",
  docs: "https://docs.sentry.io/api/auth/",
  tile: { initials: "Se", hue: 258 },
  schemes: [byKey, oauth(byKey)],
});
