import { oauthLike, taken } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    title: "Public integration (OAuth 2.0)",
    when: "People of other workspaces let in an integration of yours, and choose its pages.",
    settings: taken(token, "version"),
    header: { authorization: "Bearer {oauth.accessToken}", "notion-version": "{version}" },
    oauth2: {
      endpoints: {
        authorize: "https://api.notion.com/v1/oauth/authorize",
        token: "https://api.notion.com/v1/oauth/token",
        revoke: "https://api.notion.com/v1/oauth/revoke",
      },
      // Basic, with a body in JSON.
      client: { authentication: "basic" },
      pkce: false,
      authorize: { parameters: { owner: "user" } },
      token: { body: "json" },
      refresh: { rotation: "always" },
      revoke: { token: "access", body: "json" },
      facts: {
        workspace: { from: "token", at: "/workspace_name", optional: true },
        bot: { from: "token", at: "/bot_id", optional: true },
      },
    },
    guide: oauthGuide,
  });
