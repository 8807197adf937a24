import { oauthLike, taken } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("org:read", "See organizations"),
  little("project:read", "See projects"),
  much("project:write", "Change projects"),
  little("team:read", "See teams"),
  little("member:read", "See people"),
  little("event:read", "Read issues and events"),
  much("event:write", "Change issues"),
  much("event:admin", "Delete issues"),
  much("project:releases", "Make releases"),
];
const presets = [
  { title: "Read issues", scopes: ["org:read", "project:read", "event:read"] },
  { title: "Read and change issues", scopes: ["org:read", "project:read", "event:read", "event:write"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "People let in an application of yours.",
    fields: taken(token, "baseUrl", "organization"),
    settings: taken(token, "ca"),
    scopes,
    presets,
    oauth2: {
      endpoints: { authorize: "{+baseUrl}/oauth/authorize/", token: "{+baseUrl}/oauth/token/" },
      client: { fields: ["baseUrl", "ca"] },
      token: { life: 2_592_000 },
      refresh: { rotation: "always" },
      ca: "ca",
    },
    guide: oauthGuide,
  });
