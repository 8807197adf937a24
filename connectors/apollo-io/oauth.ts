import { oauthLike } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("read_user_profile", "See who signed in"),
  little("app_scopes", "See what the app was registered for"),
  little("contacts_search", "Find contacts"),
  much("contact_write", "Create contacts"),
  much("contact_update", "Change contacts"),
  little("accounts_search", "Find accounts"),
  much("account_write", "Create accounts"),
];
const presets = [
  {
    title: "Find and create contacts",
    scopes: ["read_user_profile", "app_scopes", "contacts_search", "contact_write"],
  },
  { title: "Only who signed in", scopes: ["read_user_profile", "app_scopes"] },
];

export const oauth = (key: HttpScheme): HttpScheme =>
  oauthLike(key, {
    title: "OAuth 2.0 (partners)",
    when: "Users of other teams let in an app that Apollo registered for you.",
    scopes,
    presets,
    scopesHelp: "The same that the app was registered with, separated by blanks.",
    origins: ["https://app.apollo.io", "https://api.apollo.io"],
    probe: {
      url: "https://app.apollo.io/api/v1/users/api_profile",
      identity: ["/id", "/user/id"],
      label: ["/email", "/user/email", "/id"],
    },
    judge: [],
    oauth2: {
      // Apollo's consent page reads its parameters behind the #.
      endpoints: {
        authorize: "https://app.apollo.io/#/oauth/authorize",
        token: "https://app.apollo.io/api/v1/oauth/token",
      },
      pkce: false,
      token: { life: 2_592_000 },
      refresh: { rotation: "always" },
    },
    guide: oauthGuide,
  });
