import { oauthLike } from "../families/oauth-app";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("read", "Read everything that the person may read"),
  much("write", "Write everything that the person may write"),
  little("issues:create", "Only create issues"),
  little("comments:create", "Only write comments"),
  all("admin", "What only administrators may"),
];
const presets = [
  { title: "Read and write", scopes: ["read", "write"] },
  { title: "Read only", scopes: ["read"] },
];

export const oauth = (key: HttpScheme): HttpScheme =>
  oauthLike(key, {
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://linear.app/oauth/authorize",
        token: "https://api.linear.app/oauth/token",
        revoke: "https://api.linear.app/oauth/revoke",
      },
      scopes: { wanted: "{scopes}", separator: "," },
      refresh: { rotation: "sometimes" },
    },
    guide: oauthGuide,
  });
