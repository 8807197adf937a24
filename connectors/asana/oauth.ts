import { oauthLike } from "../families/oauth-app";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  all("default", "Everything that the person may, for an app with full permissions"),
  little("users:read", "See people, and who signed in"),
  little("tasks:read", "Read tasks"),
  much("tasks:write", "Create and change tasks"),
  little("projects:read", "Read projects"),
  much("projects:write", "Create and change projects"),
  little("workspaces:read", "See workspaces"),
  little("stories:read", "Read comments"),
  much("stories:write", "Write comments"),
];
const presets = [
  {
    title: "Work on tasks",
    scopes: ["users:read", "workspaces:read", "projects:read", "tasks:read", "tasks:write", "stories:read"],
  },
  { title: "Full permissions", scopes: ["default"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://app.asana.com/-/oauth_authorize",
        token: "https://app.asana.com/-/oauth_token",
        revoke: "https://app.asana.com/-/oauth_revoke",
      },
      token: { life: 3600 },
      refresh: { rotation: "never" },
    },
    guide: oauthGuide,
  });
