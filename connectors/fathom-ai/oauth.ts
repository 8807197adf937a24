import { oauthLike, taken } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (key: HttpScheme): HttpScheme =>
  oauthLike(key, {
    when: "People of several Fathom accounts let in an app of yours.",
    settings: taken(key, "account"),
    oauth2: {
      endpoints: {
        authorize: "https://fathom.video/external/v1/oauth2/authorize",
        token: "https://fathom.video/external/v1/oauth2/token",
      },
      scopes: { wanted: "", always: ["public_api"] },
      pkce: false,
      refresh: { rotation: "sometimes" },
    },
    guide: oauthGuide,
  });
