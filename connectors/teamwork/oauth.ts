import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (key: HttpScheme): HttpScheme =>
  oauthLike(key, {
    title: "App login (OAuth 2.0)",
    when: "People let in an app of yours.",
    origins: ["{+facts.apiEndPoint}"],
    baseUrl: "{+facts.apiEndPoint}",
    probe: {
      url: "{+facts.apiEndPoint}/projects/api/v3/me.json",
      identity: ["{facts.installation}:{/person/id}", "/person/id"],
      label: ["{/person/firstName} {/person/lastName}", "/person/email"],
    },
    judge: [],
    oauth2: {
      endpoints: {
        authorize: "https://www.teamwork.com/launchpad/login",
        token: "https://www.teamwork.com/launchpad/v1/token.json",
      },
      pkce: false,
      token: { body: "json" },
      offline: "none",
      facts: {
        apiEndPoint: {
          from: "token",
          at: "/installation/apiEndPoint",
          pattern: "https://[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)?\\.teamwork\\.com/?",
        },
        installation: { from: "token", at: "/installation/id", optional: true },
      },
    },
    guide: oauthGuide,
  });
