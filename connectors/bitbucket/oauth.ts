import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "People let in a consumer of your workspace.",
    clientIdHelp: "Called key there.",
    clientSecretHelp: "Called secret there.",
    oauth2: {
      endpoints: {
        authorize: "https://bitbucket.org/site/oauth2/authorize",
        token: "https://bitbucket.org/site/oauth2/access_token",
      },
      client: { authentication: "basic" },
      pkce: false,
      token: { life: 7200, answer: { scope: ["/scopes", "/scope"] } },
      refresh: { rotation: "sometimes" },
    },
    guide: oauthGuide,
  });
