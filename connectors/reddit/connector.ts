import { oauthApp } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { refusedByPage } from "../families/page";
import { defineConnector } from "../kit";
import { guide } from "./guide";

/** Reddit slows down clients that do not name themselves. */
const named = { "user-agent": "server:keyrack:1.0" };

export default defineConnector({
  id: "reddit",
  name: "Reddit",
  aliases: ["posts", "subreddits", "comments", "social"],
  category: "marketing",
  docs: "https://github.com/reddit-archive/reddit/wiki/OAuth2",
  tile: { initials: "Re", hue: 16 },
  schemes: [
    oauthApp({
      recommended: true,
      scopes: [
        little("identity", "See who signed in"),
        little("read", "Read posts and comments"),
        little("mysubreddits", "See the communities that the person reads or moderates"),
        much("submit", "Post and comment in the person's name"),
        much("edit", "Change and delete posts and comments"),
        much("vote", "Vote"),
        much("history", "See what the person voted for and saved"),
        much("privatemessages", "Read and write messages"),
        much("modposts", "Moderate posts"),
        much("flair", "Choose flair"),
      ],
      presets: [
        { title: "Read", scopes: ["identity", "read", "mysubreddits"] },
        { title: "Read and post", scopes: ["identity", "read", "mysubreddits", "submit", "edit"] },
      ],
      clientIdHelp: "The short text below the name of the app. It is not secret.",
      origins: ["https://oauth.reddit.com"],
      baseUrl: "https://oauth.reddit.com",
      probe: {
        url: "https://oauth.reddit.com/api/v1/me",
        headers: named,
        identity: "/id",
        label: ["u/{/name}", "/id"],
      },
      judge: [
        refusedByPage,
        {
          status: 403,
          then: {
            outcome: "limited",
            reason: "insufficient_scope",
            missing: ["identity"],
            hint: "Reddit let it in. Without identity it does not say who signed in.",
          },
        },
        { status: 200, absent: "/id", then: { outcome: "inconclusive", reason: "unexpected_response" } },
      ],
      oauth2: {
        endpoints: {
          authorize: "https://www.reddit.com/api/v1/authorize",
          token: "https://www.reddit.com/api/v1/access_token",
          revoke: "https://www.reddit.com/api/v1/revoke_token",
        },
        client: { authentication: "basic" },
        pkce: false,
        token: { life: 3600, headers: named },
        offline: { parameters: { duration: "permanent" } },
        refresh: { rotation: "never" },
      },
      guide,
    }),
  ],
});
