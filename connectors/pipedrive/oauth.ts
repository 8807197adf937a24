import { oauthLike } from "../families/oauth-app";
import type { HttpScheme } from "../kit";
import { oauthGuide } from "./guide";

export const oauth = (token: HttpScheme): HttpScheme =>
  oauthLike(token, {
    when: "Companies let in an app of yours.",
    origins: ["{+facts.apiDomain}"],
    baseUrl: "{+facts.apiDomain}/api",
    probe: {
      url: "{+facts.apiDomain}/api/v1/users/me",
      identity: "{/data/company_id}:{/data/id}",
      label: ["{/data/name} at {/data/company_domain}.pipedrive.com", "{/data/name}", "/data/email"],
    },
    judge: [
      {
        status: 200,
        at: "/success",
        is: false,
        then: { outcome: "inconclusive", reason: "unexpected_response", hint: "Pipedrive reports a failure." },
      },
    ],
    oauth2: {
      endpoints: {
        authorize: "https://oauth.pipedrive.com/oauth/authorize",
        token: "https://oauth.pipedrive.com/oauth/token",
        revoke: "https://oauth.pipedrive.com/oauth/revoke",
      },
      client: { authentication: "basic" },
      pkce: false,
      token: { life: 3599, refreshLife: 5_184_000 },
      // Sixty days unused, and it ends.
      refresh: { rotation: "sometimes", keepAlive: 1_728_000 },
      facts: {
        apiDomain: { from: "token", at: "/api_domain", pattern: "https://[a-z0-9][a-z0-9-]*\\.pipedrive\\.com" },
      },
    },
    guide: oauthGuide,
  });
