import { oauthLike } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("current_user:read", "See who signed in"),
  little("file_content:read", "Read files"),
  little("file_metadata:read", "See names of files"),
  little("file_comments:read", "Read comments"),
  much("file_comments:write", "Write comments"),
  little("file_versions:read", "See versions of files"),
];
const presets = [
  { title: "Read files", scopes: ["current_user:read", "file_content:read", "file_metadata:read"] },
  {
    title: "Read files, write comments",
    scopes: ["current_user:read", "file_content:read", "file_comments:read", "file_comments:write"],
  },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://www.figma.com/oauth",
        token: "https://api.figma.com/v1/oauth/token",
        refresh: "https://api.figma.com/v1/oauth/refresh",
      },
      client: { authentication: "basic" },
      token: { life: 7_776_000 },
      // A refresh brings an access token alone.
      refresh: { rotation: "never" },
    },
    guide: oauthGuide,
  });
