import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    oauth2: {
      endpoints: {
        authorize: "https://auth.calendly.com/oauth/authorize",
        token: "https://auth.calendly.com/oauth/token",
        revoke: "https://auth.calendly.com/oauth/revoke",
      },
      client: { authentication: "basic" },
      token: { life: 7200 },
      refresh: { rotation: "always" },
      facts: { organization: { from: "token", at: "/organization", optional: true } },
    },
    guide: oauthGuide,
  });
