import { oauthLike, taken } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { applicationGuide } from "./guide";

export const application = (user: HttpScheme): HttpScheme => ({
  ...oauthLike(user, {
    title: "OAuth 2.0 (client credentials)",
    when: "The communication system is set up for OAuth instead of a password.",
    fields: taken(user, "tenant"),
    clientIdHelp: "Of the communication user, as its arrangement shows it.",
    probe: { ...user.probe, identity: "{clientId} @ {tenant}", label: "{clientId} @ {tenant}" },
    judge: (user.judge ?? []).filter(({ status }) => status !== 401),
    oauth2: {
      grant: "client_credentials",
      endpoints: { token: "https://{tenant}-api.s4hana.cloud.sap/sap/bc/sec/oauth2/token" },
      client: { authentication: "basic" },
      token: { life: 3600 },
      offline: "none",
    },
    guide: applicationGuide,
  }),
  id: "application",
});
