import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "Organisers let in an app of yours.",
    clientIdHelp: "Called API key there. It is not secret.",
    oauth2: {
      endpoints: {
        authorize: "https://www.eventbrite.com/oauth/authorize",
        token: "https://www.eventbrite.com/oauth/token",
      },
      pkce: false,
      offline: "none",
    },
    guide: oauthGuide,
  });
