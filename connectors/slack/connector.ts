import { apiKey } from "../families/key";
import { defineConnector, scheme } from "../kit";
import { tokenGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "token",
  type: "bearer",
  title: "Bot or user token",
  recommended: true,
  fields: {
    token: apiKey({
      label: "Token",
      help: "A bot token acts as the app, a user token as the person who installed it.",
      example: "xoxb-1234567890-1234567890123-AbCdEfGhIjKl",
      pattern: "^(xoxe\\.)?xox[bp]-[A-Za-z0-9-]+$",
      message:
        "A bot token begins with xoxb-, a user token with xoxp-. Tokens with xapp- or xoxe- are for something else.",
    }),
  },
  origins: ["https://slack.com"],
  baseUrl: "https://slack.com/api",
  authenticate: { header: { authorization: "Bearer {token}" } },
  probe: {
    url: "https://slack.com/api/auth.test",
    identity: "{/team_id} {/user_id}",
    label: ["{/user} in {/team}", "/team"],
  },
  judge: [
    { status: 200, at: "/error", is: "token_expired", then: { outcome: "rejected", reason: "expired" } },
    { status: 200, at: "/error", is: "token_revoked", then: { outcome: "rejected", reason: "revoked" } },
    {
      status: 200,
      at: "/error",
      is: "account_inactive",
      then: {
        outcome: "rejected",
        reason: "revoked",
        hint: "The app was removed from the workspace, or its person left.",
      },
    },
    {
      status: 200,
      at: "/error",
      is: ["invalid_auth", "not_authed", "not_allowed_token_type"],
      then: { outcome: "rejected", reason: "invalid_credentials" },
    },
    {
      status: 200,
      at: "/error",
      is: ["missing_scope", "no_permission", "ekm_access_denied", "access_denied"],
      then: { outcome: "limited", reason: "insufficient_scope", missing: ["read its own name"] },
    },
    { status: 200, at: "/error", is: "ratelimited", then: { outcome: "inconclusive", reason: "rate_limited" } },
    {
      status: 200,
      at: "/error",
      is: ["internal_error", "fatal_error", "service_unavailable", "team_added_to_org"],
      then: { outcome: "inconclusive", reason: "server_error" },
    },
    { status: 200, at: "/ok", is: false, then: { outcome: "inconclusive", reason: "unexpected_response" } },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "slack",
  name: "Slack",
  aliases: ["chat", "messages", "channels", "bot"],
  category: "communication",
  docs: "https://docs.slack.dev/authentication/tokens",
  tile: { initials: "Sl", hue: 320 },
  popular: true,
  schemes: [byKey, oauth(byKey)],
});
