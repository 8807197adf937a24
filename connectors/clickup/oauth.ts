import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "People let in an app of yours and choose workspaces.",
    oauth2: {
      endpoints: { authorize: "https://app.clickup.com/api", token: "https://api.clickup.com/api/v2/oauth/token" },
      pkce: false,
      offline: "none",
    },
    guide: oauthGuide,
  });
