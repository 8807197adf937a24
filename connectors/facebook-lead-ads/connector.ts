import { apiKey } from "../families/key";
import { defineConnector, type JudgeRule, scheme, text } from "../kit";
import { systemUserGuide } from "./guide";

/** Meta keeps a version for about two years: this is the one place to change it. */
const version = "v23.0" as const;

/** Graph errors are told apart by number; the HTTP status is 400 for most of them. */
const judge: readonly JudgeRule[] = [
  { status: [400, 401], at: "/error/error_subcode", is: 463, then: { outcome: "rejected", reason: "expired" } },
  {
    status: [400, 401],
    at: "/error/error_subcode",
    is: [460, 467],
    then: { outcome: "rejected", reason: "revoked", hint: "The password was changed, or the access was taken back." },
  },
  {
    status: [400, 401],
    at: "/error/code",
    is: [102, 190],
    then: { outcome: "rejected", reason: "invalid_credentials" },
  },
  {
    status: [400, 401],
    at: "/error/code",
    is: 2500,
    then: { outcome: "rejected", reason: "invalid_credentials", hint: "The token did not arrive." },
  },
  {
    status: [400, 403],
    at: "/error/code",
    is: [4, 17, 80007],
    then: { outcome: "inconclusive", reason: "rate_limited" },
  },
  { status: [400, 403], at: "/error/code", is: [1, 2], then: { outcome: "inconclusive", reason: "server_error" } },
  {
    status: [400, 403],
    text: '"code"\\s*:\\s*(10|2\\d\\d)\\b',
    then: { outcome: "limited", reason: "insufficient_scope", missing: ["read its own name"] },
  },
];

export default defineConnector({
  id: "facebook-lead-ads",
  name: "Meta / Facebook Lead Ads",
  aliases: ["facebook", "meta", "instagram ads", "leads", "lead forms"],
  category: "marketing",
  docs: "https://developers.facebook.com/docs/marketing-api/guides/lead-ads/retrieving",
  tile: { initials: "Fl", hue: 218 },
  schemes: [
    scheme({
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
    }),
  ],
});
