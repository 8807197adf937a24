import { bearerPaste } from "../families/key";
import { defineConnector, scheme, secret } from "../kit";
import { guide } from "./guide";
import { oauth } from "./oauth";

const byKey = scheme({
  id: "personalAccessToken",
  type: "bearer",
  title: "Personal access token",
  recommended: true,
  fields: {
    accessToken: secret({
      label: "Personal access token",
      help: "Of one user. It may do everything that user may.",
      example: "2/1234567890123456/1234567890123456:0123456789abcdef0123456789abcdef",
      paste: bearerPaste,
    }),
  },
  origins: ["https://app.asana.com"],
  baseUrl: "https://app.asana.com/api/1.0",
  authenticate: { header: { authorization: "Bearer {accessToken}" } },
  probe: {
    url: "https://app.asana.com/api/1.0/users/me?opt_fields=gid,name,email",
    identity: "/data/gid",
    label: ["{/data/name} ({/data/email})", "/data/name", "/data/gid"],
  },
  judge: [{ status: 402, then: { outcome: "limited", missing: ["what only paid plans have"] } }],
  guide,
});

export default defineConnector({
  id: "asana",
  name: "Asana",
  aliases: ["tasks", "projects", "project management"],
  category: "productivity",
  docs: "https://developers.asana.com/docs/personal-access-token",
  tile: { initials: "As", hue: 352 },
  schemes: [byKey, oauth(byKey)],
});
