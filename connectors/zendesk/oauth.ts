import { oauthLike, taken } from "../families/oauth-app";
import { all, little } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("read", "Read everything that the person may read"),
  all("write", "Change everything that the person may change"),
  little("tickets:read", "Read tickets"),
  little("users:read", "See people, and who signed in"),
  all("impersonate", "Act as other people, for administrators"),
];
const presets = [
  { title: "Read and write", scopes: ["read", "write"] },
  { title: "Read only", scopes: ["read"] },
  { title: "Read tickets", scopes: ["tickets:read", "users:read"] },
];

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "Agents let in an OAuth client of your account.",
    fields: taken(token, "subdomain"),
    clientIdHelp: "Called unique identifier there.",
    scopes,
    presets,
    oauth2: {
      endpoints: {
        authorize: "https://{subdomain}.zendesk.com/oauth/authorizations/new",
        token: "https://{subdomain}.zendesk.com/oauth/tokens",
      },
      client: { fields: ["subdomain"] },
      token: { body: "json" },
      refresh: { rotation: "always" },
    },
    guide: oauthGuide,
  });
