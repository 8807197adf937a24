import { oauthLike } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("chat:write", "Write as the app, where it was invited"),
  much("chat:write.public", "Write in all public channels"),
  little("channels:read", "See public channels"),
  much("channels:history", "Read messages in public channels that it is in"),
  little("groups:read", "See private channels that it is in"),
  much("groups:history", "Read messages in private channels that it is in"),
  little("users:read", "See people"),
  little("users:read.email", "See e-mail addresses of people"),
  much("files:read", "Read files"),
  much("files:write", "Upload files"),
  little("reactions:read", "See reactions"),
];
const presets = [
  { title: "Write messages", scopes: ["chat:write", "channels:read"] },
  {
    title: "Read and write messages",
    scopes: ["chat:write", "channels:read", "channels:history", "users:read", "files:read"],
  },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    title: "Slack app (OAuth 2.0)",
    when: "Workspaces install an app of yours.",
    scopes,
    presets,
    scopesHelp: "Of the bot, separated by commas or blanks.",
    settings: {
      userScopes: {
        label: "User scopes",
        kind: "text",
        group: "settings",
        secret: false,
        help: "For acting as the person who installs it. With these alone there is no bot.",
        example: "search:read",
        optional: true,
        maxLength: 2000,
      },
    },
    oauth2: {
      endpoints: { authorize: "https://slack.com/oauth/v2/authorize", token: "https://slack.com/api/oauth.v2.access" },
      pkce: false,
      scopes: { wanted: "{scopes}", separator: ",", more: { user_scope: "{userScopes}" } },
      token: {
        types: ["bot", "user"],
        // Without a bot everything stands one floor below.
        answer: {
          accessToken: ["/access_token", "/authed_user/access_token"],
          refreshToken: ["/refresh_token", "/authed_user/refresh_token"],
          tokenType: ["/token_type", "/authed_user/token_type"],
          expiresIn: ["/expires_in", "/authed_user/expires_in"],
          scope: ["/scope", "/authed_user/scope"],
        },
        judge: [
          {
            at: "/error",
            is: ["invalid_refresh_token", "token_revoked", "account_inactive", "token_expired"],
            then: { outcome: "rejected", reason: "revoked" },
          },
          {
            at: "/error",
            is: ["bad_client_secret", "invalid_client_id"],
            then: { outcome: "rejected", reason: "invalid_client" },
          },
          { at: "/error", is: "ratelimited", then: { outcome: "inconclusive", reason: "rate_limited" } },
          {
            at: "/error",
            is: ["internal_error", "fatal_error", "service_unavailable"],
            then: { outcome: "inconclusive", reason: "server_error" },
          },
        ],
      },
      refresh: { rotation: "always" },
      facts: { team: { from: "token", at: "/team/name", optional: true } },
    },
    guide: oauthGuide,
  });
