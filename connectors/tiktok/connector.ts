import { oauthApp } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { defineConnector } from "../kit";
import { guide } from "./guide";

export default defineConnector({
  id: "tiktok",
  name: "TikTok",
  aliases: ["videos", "social", "creator"],
  category: "marketing",
  docs: "https://developers.tiktok.com/doc/login-kit-manage-user-access-tokens",
  tile: { initials: "Tk", hue: 350 },
  schemes: [
    oauthApp({
      recommended: true,
      title: "Login Kit (OAuth 2.0)",
      clientIdHelp: "Called client key there. It is not secret.",
      scopes: [
        little("user.info.basic", "See name and picture of who signed in"),
        little("user.info.profile", "See link and description of the profile"),
        little("user.info.stats", "See numbers of followers, likes and videos"),
        little("video.list", "See public videos"),
        much("video.upload", "Put videos into the person's drafts"),
        much("video.publish", "Publish videos; TikTok has to audit the app"),
      ],
      presets: [
        { title: "Who signed in, and their videos", scopes: ["user.info.basic", "video.list"] },
        { title: "Upload and publish", scopes: ["user.info.basic", "video.upload", "video.publish"] },
      ],
      origins: ["https://open.tiktokapis.com"],
      baseUrl: "https://open.tiktokapis.com/v2",
      probe: {
        url: "https://open.tiktokapis.com/v2/user/info/?fields=open_id,display_name",
        identity: "/data/user/open_id",
        label: ["/data/user/display_name", "/data/user/open_id"],
      },
      judge: [
        {
          at: "/error/code",
          is: "access_token_invalid",
          then: { outcome: "rejected", reason: "invalid_credentials" },
        },
        { at: "/error/code", is: "rate_limit_exceeded", then: { outcome: "inconclusive", reason: "rate_limited" } },
        {
          at: "/error/code",
          is: ["scope_not_authorized", "scope_permission_missed"],
          then: { outcome: "limited", reason: "insufficient_scope", missing: ["user.info.basic"] },
        },
        { at: "/error/code", is: "internal_error", then: { outcome: "inconclusive", reason: "server_error" } },
        { status: 200, absent: "/data/user/open_id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      oauth2: {
        endpoints: {
          authorize: "https://www.tiktok.com/v2/auth/authorize/",
          token: "https://open.tiktokapis.com/v2/oauth/token/",
          revoke: "https://open.tiktokapis.com/v2/oauth/revoke/",
        },
        client: { parameter: "client_key" },
        pkce: false,
        scopes: { wanted: "{scopes}", separator: "," },
        token: {
          life: 86_400,
          refreshLife: 31_536_000,
          answer: { refreshExpiresIn: "/refresh_expires_in" },
        },
        refresh: { rotation: "sometimes" },
        revoke: { token: "access" },
        facts: { openId: { from: "token", at: "/open_id", optional: true } },
      },
      guide,
    }),
  ],
});
