import { apiToken, email } from "../families/atlassian";
import { defineConnector, scheme } from "../kit";
import { tokenGuide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "apiToken",
  type: "basic",
  title: "API token",
  recommended: true,
  fields: {
    email,
    apiToken: { ...apiToken, help: "With scopes, made for Bitbucket. It ends after a year at most." },
  },
  origins: ["https://api.bitbucket.org"],
  baseUrl: "https://api.bitbucket.org/2.0",
  authenticate: { basic: { user: "{email}", password: "{apiToken}" } },
  probe: {
    url: "https://api.bitbucket.org/2.0/user",
    identity: ["/account_id", "/uuid"],
    label: ["/display_name", "/nickname", "/uuid"],
  },
  judge: [
    {
      status: 401,
      then: {
        outcome: "rejected",
        reason: "invalid_credentials",
        hint: "Bitbucket takes only tokens with scopes, together with the e-mail address; app passwords have ended.",
      },
    },
    {
      status: 403,
      then: {
        outcome: "limited",
        reason: "insufficient_scope",
        missing: ["read:user:bitbucket"],
        hint: "The token works for its scopes; it may not say whose it is.",
      },
    },
  ],
  guide: tokenGuide,
});

export default defineConnector({
  id: "bitbucket",
  name: "Bitbucket",
  aliases: ["atlassian", "git", "repositories", "pipelines"],
  category: "developer",
  docs: "https://support.atlassian.com/bitbucket-cloud/docs/api-tokens/",
  tile: { initials: "Bi", hue: 219 },
  deprecations: [
    { date: "2026-06-09", text: "App passwords no longer work. Make an API token with scopes for Bitbucket instead." },
  ],
  schemes: [byKey, oauth(byKey)],
});
