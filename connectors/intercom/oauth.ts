import { oauthLike, taken } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "Workspaces install an app of yours.",
    fields: taken(token, "region"),
    oauth2: {
      endpoints: {
        authorize: "https://app.intercom.com/oauth",
        token: "https://api.intercom.io/auth/eagle/token",
      },
      pkce: false,
      token: { answer: { accessToken: ["/access_token", "/token"] } },
      offline: "none",
    },
    guide: oauthGuide,
  });
