import { oauthLike, taken } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme => {
  const { granted: _, wanted: __, ...probe } = token.probe;
  return oauthLike(token, {
    fields: taken(token, "region"),
    probe,
    oauth2: {
      endpoints: { authorize: "https://{region}/oauth/authorize", token: "https://{region}/oauth/token" },
      client: { fields: ["region"] },
      pkce: false,
      // Some accounts are hosted elsewhere than their people think: the answer says where.
      facts: { access: { from: "token", at: "/access_url", optional: true } },
      offline: "none",
    },
    guide: oauthGuide,
  });
};
