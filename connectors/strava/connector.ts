import { all, clientId, clientSecret, little, much, presetText, scopesField } from "../families/oauth-client";
import { defineConnector, scheme } from "../kit";
import { guide } from "./guide";

const scopes = [
  little("read", "See public profile, routes and segments"),
  much("read_all", "See private routes, segments and events"),
  little("profile:read_all", "See the whole profile"),
  much("profile:write", "Change weight and favourite segments"),
  little("activity:read", "See activities that are visible to followers"),
  much("activity:read_all", "See all activities, private ones and private zones too"),
  all("activity:write", "Create and change activities"),
];
const presets = [
  { title: "Read activities", scopes: ["read", "activity:read_all"] },
  { title: "Read and write activities", scopes: ["read", "profile:read_all", "activity:read_all", "activity:write"] },
];

export default defineConnector({
  id: "strava",
  name: "Strava",
  aliases: ["activities", "running", "cycling", "sport"],
  category: "productivity",
  docs: "https://developers.strava.com/docs/authentication/",
  tile: { initials: "St", hue: 18 },
  schemes: [
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "OAuth 2.0",
      recommended: true,
      fields: {
        clientId: clientId({ example: "12345", pattern: "^\\d+$", message: "A client ID of Strava is a number." }),
        clientSecret: clientSecret({
          example: "0123456789abcdef0123456789abcdef01234567",
          pattern: "^[0-9a-f]{40}$",
          message: "A client secret has 40 characters of 0-9 and a-f. The access token beside it is something else.",
        }),
        scopes: scopesField({ default: presetText(presets) }),
      },
      origins: ["https://www.strava.com"],
      baseUrl: "https://www.strava.com/api/v3",
      authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          authorize: "https://www.strava.com/oauth/authorize",
          token: "https://www.strava.com/api/v3/oauth/token",
          revoke: "https://www.strava.com/oauth/deauthorize",
        },
        client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
        pkce: false,
        scopes: { wanted: "{scopes}", separator: ",", available: scopes, presets },
        authorize: { parameters: { approval_prompt: "auto" } },
        token: {
          life: 21_600,
          answer: { expiresAt: "/expires_at", error: ["/error", "/errors/0/code"] },
          judge: [
            {
              status: 400,
              at: "/errors/0/resource",
              is: "RefreshToken",
              then: { outcome: "rejected", reason: "revoked" },
            },
            {
              status: [400, 401],
              at: "/errors/0/resource",
              is: "Application",
              then: { outcome: "rejected", reason: "invalid_client" },
            },
          ],
        },
        refresh: { rotation: "always" },
        revoke: { token: "access", parameter: "access_token" },
      },
      probe: {
        url: "https://www.strava.com/api/v3/athlete",
        identity: "/id",
        label: ["{/firstname} {/lastname}", "/username", "/id"],
      },
      says: ["/message"],
      guide,
    }),
  ],
});
