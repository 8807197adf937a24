import { bearerPaste } from "../families/key";
import { defineConnector, scheme, secret, text } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "siteToken",
  type: "bearer",
  title: "Site token",
  recommended: true,
  fields: {
    siteToken: secret({
      label: "Site token",
      help: "Belongs to one site and has the scopes that it was made with.",
      paste: bearerPaste,
    }),
    scopes: text({
      label: "Scopes",
      group: "settings",
      help: "What you want to use, separated by blanks. The check says which of them the token was not given.",
      example: "sites:read cms:read cms:write",
      pattern: "^[a-z_]+:[a-z_]+([\\s,]+[a-z_]+:[a-z_]+)*$",
      message: "List scopes such as cms:read, separated by blanks or commas.",
      maxLength: 2000,
      optional: true,
    }),
  },
  origins: ["https://api.webflow.com"],
  baseUrl: "https://api.webflow.com/v2",
  authenticate: { header: { authorization: "Bearer {siteToken}" } },
  probe: {
    url: "https://api.webflow.com/v2/token/introspect",
    identity: [
      "/authorization/authorizedTo/siteIds/0",
      "/authorization/authorizedTo/workspaceIds/0",
      "/authorization/id",
    ],
    label: [
      "Site {/authorization/authorizedTo/siteIds/0}",
      "Workspace {/authorization/authorizedTo/workspaceIds/0}",
      "/authorization/id",
    ],
    granted: { at: "/authorization/scope" },
    wanted: "scopes",
  },
  judge: [{ status: 200, absent: "/authorization", then: { outcome: "inconclusive", reason: "unexpected_response" } }],
  guide,
});

export default defineConnector({
  id: "webflow",
  name: "Webflow",
  aliases: ["website", "cms", "sites", "collections"],
  category: "marketing",
  docs: "https://developers.webflow.com/data/reference/site-token",
  tile: { initials: "Wf", hue: 228 },
  schemes: [byKey, oauth(byKey)],
});
