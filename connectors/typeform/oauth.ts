import { oauthLike, taken } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("accounts:read", "See whose account it is"),
  little("forms:read", "Read forms"),
  much("forms:write", "Create and change forms"),
  little("responses:read", "Read answers"),
  much("responses:write", "Delete answers"),
  little("webhooks:read", "See webhooks"),
  much("webhooks:write", "Register webhooks"),
  little("workspaces:read", "See workspaces"),
];
const presets = [
  { title: "Read forms and answers", scopes: ["accounts:read", "forms:read", "responses:read", "workspaces:read"] },
  {
    title: "Be told of answers",
    scopes: ["accounts:read", "forms:read", "responses:read", "webhooks:read", "webhooks:write"],
  },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    scopes,
    presets,
    settings: taken(token, "region"),
    oauth2: {
      endpoints: { authorize: "https://{region}/oauth/authorize", token: "https://{region}/oauth/token" },
      client: { fields: ["region"] },
      pkce: false,
      token: { life: 604_800 },
      offline: { scope: "offline" },
      refresh: { rotation: "always" },
    },
    guide: oauthGuide,
  });
