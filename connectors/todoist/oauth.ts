import { oauthLike } from "../families/oauth-app";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("task:add", "Only add tasks"),
  little("data:read", "Read tasks and projects"),
  much("data:read_write", "Read and write tasks and projects"),
  all("data:delete", "Delete tasks"),
  all("project:delete", "Delete projects"),
];
const presets = [
  { title: "Read and write", scopes: ["data:read_write"] },
  { title: "Read only", scopes: ["data:read"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://todoist.com/oauth/authorize",
        token: "https://todoist.com/oauth/access_token",
      },
      pkce: false,
      scopes: { wanted: "{scopes}", separator: "," },
      offline: "none",
    },
    guide: oauthGuide,
  });
