import { oauthLike, taken } from "../families/oauth-app";
import { all, little, much } from "../families/oauth-client";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

const scopes = [
  little("read_user", "See who signed in"),
  little("read_api", "Read everything that the person may read"),
  all("api", "Read and write everything that the person may"),
  little("read_repository", "Read code"),
  much("write_repository", "Write code"),
  little("read_registry", "Read container images"),
  much("write_registry", "Write container images"),
];
const presets = [
  { title: "Read only", scopes: ["read_user", "read_api"] },
  { title: "Everything", scopes: ["api"] },
];

export const oauth = (token: HttpScheme): HttpScheme => {
  const { granted: _, wanted: __, ...probe } = token.probe;
  return oauthLike(token, {
    when: "People let in an application of yours.",
    fields: taken(token, "baseUrl"),
    settings: taken(token, "ca"),
    scopes,
    presets,
    probe,
    oauth2: {
      endpoints: {
        authorize: "{+baseUrl}/oauth/authorize",
        token: "{+baseUrl}/oauth/token",
        revoke: "{+baseUrl}/oauth/revoke",
      },
      client: { fields: ["baseUrl", "ca"] },
      token: { life: 7200 },
      refresh: { rotation: "always" },
      ca: "ca",
    },
    guide: oauthGuide,
  });
};
