import { oauthLike } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("authorized_user:read", "See who signed in"),
  little("sites:read", "See sites"),
  much("sites:write", "Change and publish sites"),
  little("cms:read", "Read collections and items"),
  much("cms:write", "Change collections and items"),
  little("pages:read", "Read pages"),
  much("pages:write", "Change pages"),
  much("forms:read", "Read what people sent in forms"),
  much("forms:write", "Change and delete what people sent in forms"),
  little("assets:read", "See files"),
  much("assets:write", "Change files"),
  much("ecommerce:read", "Read orders and products"),
  much("ecommerce:write", "Change orders and products"),
];
const presets = [
  { title: "Read and write content", scopes: ["sites:read", "cms:read", "cms:write"] },
  { title: "Read only", scopes: ["sites:read", "cms:read"] },
];

export const oauth = (token: HttpScheme): HttpScheme => {
  const { granted: _, wanted: __, ...probe } = token.probe;
  return oauthLike(token, {
    probe,
    when: "People let in an app of yours, for the sites or the workspace that they choose.",
    clientSecretHelp: "Of the same app. Shown once.",
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://webflow.com/oauth/authorize",
        token: "https://api.webflow.com/oauth/access_token",
        revoke: "https://webflow.com/oauth/revoke_authorization",
      },
      pkce: false,
      revoke: { token: "access", parameter: "access_token" },
      offline: "none",
    },
    guide: oauthGuide,
  });
};
