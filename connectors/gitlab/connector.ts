import { bearerPaste } from "../families/key";
import { address } from "../families/own-server";
import { defineConnector, scheme, secret, text } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "accessToken",
  type: "apiKey",
  title: "Access token",
  recommended: true,
  fields: {
    baseUrl: address({
      label: "Server address",
      help: "Change it for a GitLab of your own. The token is sent there and nowhere else.",
      example: "https://gitlab.com",
      default: "https://gitlab.com",
      paste: [{ kind: "strip", pattern: "/(api/v4|-/|users/).*$" }],
    }),
    accessToken: secret({
      label: "Access token",
      help: "Personal, or of a project or group.",
      example: "glpat-0123456789abcdefghij",
      pattern: "^[A-Za-z0-9_.=-]{20,}$",
      message: "An access token has at least 20 characters. Most begin with glpat-.",
      paste: bearerPaste,
    }),
    scopes: text({
      label: "Scopes",
      group: "settings",
      help: "What you want to use, separated by blanks. The check says which of them the token was not given.",
      example: "read_api read_repository",
      pattern: "^[a-z_]+([\\s,]+[a-z_]+)*$",
      message: "List scopes such as read_api, separated by blanks or commas.",
      maxLength: 1000,
      optional: true,
    }),
    ca,
  },
  origins: ["{+baseUrl}"],
  baseUrl: "{+baseUrl}/api/v4",
  ca: "ca",
  authenticate: { header: { "private-token": "{accessToken}" } },
  probe: {
    url: "{+baseUrl}/api/v4/user",
    identity: "{/id} at {baseUrl}",
    label: ["{/name} (@{/username})", "@{/username}", "{/id} at {baseUrl}"],
    granted: { url: "{+baseUrl}/api/v4/personal_access_tokens/self", at: "/scopes" },
    wanted: "scopes",
  },
  judge: [
    {
      status: 401,
      text: "token_expired|token is expired|has expired",
      then: { outcome: "rejected", reason: "expired" },
    },
    { status: 401, text: "revoked", then: { outcome: "rejected", reason: "revoked" } },
    {
      status: 403,
      at: "/error",
      is: "insufficient_scope",
      then: {
        outcome: "limited",
        reason: "insufficient_scope",
        missing: ["read_user"],
        hint: "The token works for the scopes that it has; it may not say whose it is.",
      },
    },
    {
      status: 404,
      then: {
        outcome: "inconclusive",
        reason: "unexpected_response",
        field: "baseUrl",
        hint: "There is no GitLab at this address. Is a path missing below the host?",
      },
    },
  ],
  guide,
});

export default defineConnector({
  id: "gitlab",
  name: "GitLab",
  aliases: ["git", "merge requests", "ci", "pipelines", "issues"],
  category: "developer",
  docs: "https://docs.gitlab.com/user/profile/personal_access_tokens/",
  tile: { initials: "Gl", hue: 18 },
  schemes: [byKey, oauth(byKey)],
});
