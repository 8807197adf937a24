import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (key: HttpScheme): HttpScheme => {
  const { granted: _, wanted: __, ...probe } = key.probe;
  return oauthLike(key, {
    when: "Workspaces let in an app of yours.",
    probe,
    oauth2: {
      endpoints: {
        authorize: "https://app.attio.com/authorize",
        token: "https://app.attio.com/oauth/token",
      },
      pkce: false,
      offline: "none",
    },
    guide: oauthGuide,
  });
};
