import { oauthLike } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("users.read", "See who signed in, and other people"),
  little("tweet.read", "Read posts"),
  much("tweet.write", "Post and delete in the person's name"),
  much("media.write", "Upload pictures"),
  little("follows.read", "See followers"),
  much("follows.write", "Follow people"),
  much("dm.read", "Read direct messages"),
  much("dm.write", "Write direct messages"),
  little("offline.access", "Stay connected"),
];
const presets = [
  { title: "Read and post", scopes: ["users.read", "tweet.read", "tweet.write"] },
  { title: "Read only", scopes: ["users.read", "tweet.read"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "In a person's name: posting, and what belongs to them.",
    clientSecretHelp: "Of an app of the type Web App, Automated App or Bot.",
    scopes,
    presets,
    probe: {
      url: "https://api.x.com/2/users/me",
      identity: "/data/id",
      label: ["@{/data/username}", "/data/name"],
    },
    judge: (token.judge ?? []).filter(({ absent }) => absent === undefined),
    oauth2: {
      endpoints: {
        authorize: "https://x.com/i/oauth2/authorize",
        token: "https://api.x.com/2/oauth2/token",
        revoke: "https://api.x.com/2/oauth2/revoke",
      },
      client: { authentication: "basic" },
      token: { life: 7200 },
      offline: { scope: "offline.access" },
      refresh: { rotation: "always" },
    },
    guide: oauthGuide,
  });
