import { oauthLike } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("me:read", "See who signed in"),
  little("account:read", "See the account"),
  little("boards:read", "Read boards and items"),
  much("boards:write", "Change boards and items"),
  little("workspaces:read", "See workspaces"),
  much("workspaces:write", "Change workspaces"),
  little("users:read", "See people"),
  much("users:write", "Change people"),
  little("updates:read", "Read updates"),
  much("updates:write", "Write updates"),
  little("docs:read", "Read docs"),
  much("docs:write", "Change docs"),
  much("webhooks:write", "Make webhooks"),
];
const presets = [
  { title: "Work on boards", scopes: ["me:read", "account:read", "boards:read", "boards:write", "users:read"] },
  { title: "Read only", scopes: ["me:read", "account:read", "boards:read"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "People let in an app of yours, with the scopes that you choose.",
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://auth.monday.com/oauth2/authorize",
        token: "https://auth.monday.com/oauth2/token",
      },
      pkce: false,
      offline: "none",
    },
    guide: oauthGuide,
  });
