import { oauthApp } from "../families/oauth-app";
import { defineConnector, type HttpScheme, type JudgeRule, text } from "../kit";
import { guide, serverGuide } from "./guide";

const judge: readonly JudgeRule[] = [
  {
    status: 401,
    at: "/code",
    is: 124,
    then: { outcome: "rejected", reason: "invalid_credentials", hint: "The access token is wrong or has ended." },
  },
  {
    status: [400, 401, 403],
    text: "does not contain scopes",
    then: { outcome: "limited", reason: "insufficient_scope", missing: ["user:read:user"] },
  },
];

const common = {
  origins: ["https://api.zoom.us"],
  baseUrl: "https://api.zoom.us/v2",
  judge,
};

const server: HttpScheme = {
  ...oauthApp({
    ...common,
    title: "Server-to-server OAuth",
    when: "For your own account, without a person.",
    fields: {
      accountId: text({
        label: "Account ID",
        help: "Shown with the app's credentials.",
        example: "abcDEF123456_ghiJKL78g",
        maxLength: 100,
      }),
    },
    probe: {
      url: "https://api.zoom.us/v2/users/me",
      identity: "{clientId} in {accountId}",
      label: ["{/email} by server-to-server", "{accountId}"],
    },
    oauth2: {
      grant: "client_credentials",
      endpoints: { token: "https://zoom.us/oauth/token" },
      client: { authentication: "basic" },
      token: { grantType: "account_credentials", parameters: { account_id: "{accountId}" }, life: 3600 },
      offline: "none",
    },
    guide: serverGuide,
  }),
  id: "server",
};

export default defineConnector({
  id: "zoom",
  name: "Zoom",
  aliases: ["meetings", "webinars", "video", "recordings"],
  category: "communication",
  docs: "https://developers.zoom.us/docs/integrations/oauth/",
  tile: { initials: "Zm", hue: 217 },
  schemes: [
    oauthApp({
      ...common,
      recommended: true,
      when: "A person lets in an app of yours.",
      probe: { url: "https://api.zoom.us/v2/users/me", identity: "/id", label: ["/email", "/display_name"] },
      oauth2: {
        endpoints: {
          authorize: "https://zoom.us/oauth/authorize",
          token: "https://zoom.us/oauth/token",
          revoke: "https://zoom.us/oauth/revoke",
        },
        client: { authentication: "basic" },
        token: { life: 3600, refreshLife: 7_776_000 },
        refresh: { rotation: "always", keepAlive: 2_592_000 },
      },
      guide,
    }),
    server,
  ],
});
