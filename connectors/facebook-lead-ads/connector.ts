import { apiKey } from "../families/key";
import { metaJudge as judge, graphVersion as version } from "../families/meta";
import { defineConnector, scheme, text } from "../kit";
import { systemUserGuide } from "./guide";
import { oauth } from "./oauth";

const bySystemUser = scheme({
  id: "systemUser",
  type: "bearer",
  title: "System user token",
  recommended: true,
  fields: {
    token: apiKey({
      label: "Access token",
      help: "Of a system user of your business portfolio: it does not depend on a person.",
      example: "EAAGm0PX4ZCpsBAKZ0123456789",
      pattern: "^EAA[A-Za-z0-9]+$",
      message: "A token begins with EAA and holds only letters and digits.",
    }),
    scopes: text({
      label: "Permissions",
      group: "settings",
      help: "What you want to use, separated by blanks. The check says which of them are missing.",
      example: "leads_retrieval pages_show_list",
      pattern: "^[a-z_]+([\\s,]+[a-z_]+)*$",
      message: "List permissions such as leads_retrieval, separated by blanks or commas.",
      optional: true,
    }),
  },
  origins: ["https://graph.facebook.com"],
  baseUrl: `https://graph.facebook.com/${version}`,
  authenticate: { header: { authorization: "Bearer {token}" } },
  probe: {
    url: `https://graph.facebook.com/${version}/me?fields=id,name`,
    identity: "/id",
    label: ["/name", "/id"],
    granted: { url: `https://graph.facebook.com/${version}/me/permissions`, at: "/data/*/permission" },
    wanted: "scopes",
  },
  judge,
  guide: systemUserGuide,
});

export default defineConnector({
  id: "facebook-lead-ads",
  name: "Meta / Facebook Lead Ads",
  aliases: ["facebook", "meta", "instagram ads", "leads", "lead forms"],
  category: "marketing",
  docs: "https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving",
  tile: { initials: "Fl", hue: 218 },
  schemes: [bySystemUser, oauth],
});
