import { defineConnector, type JudgeRule, scheme } from "../kit";
import * as field from "./fields";
import { guide, privateGuide } from "./guide";

/** Amazon answers 403 to a missing, wrong or ended token and to a missing role alike: only the words tell them apart. */
const judge: readonly JudgeRule[] = [
  {
    status: [401, 403],
    text: "access token you provided has expired",
    then: { outcome: "rejected", reason: "expired" },
  },
  {
    status: [401, 403],
    text: "revoked, malformed or invalid|access token is missing|access token you provided",
    then: { outcome: "rejected", reason: "invalid_credentials" },
  },
  {
    status: 403,
    then: {
      outcome: "limited",
      reason: "not_permitted",
      missing: ["the role Selling Partner Insights"],
      hint: "Amazon let it in. The app lacks the role that the check reads with, or the seller did not allow it.",
    },
  },
  { status: 200, absent: "/payload", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

const api = "https://sellingpartnerapi-{region}.amazon.com" as const;
const url = "https://sellingpartnerapi-{region}.amazon.com/sellers/v1/marketplaceParticipations" as const;

export default defineConnector({
  id: "amazon-seller-central",
  name: "Amazon Seller Central",
  aliases: ["sp-api", "selling partner", "fba", "marketplace"],
  category: "ecommerce",
  docs: "https://developer-docs.amazon.com/sp-api/docs/authorizing-selling-partner-api-applications",
  tile: { initials: "As", hue: 35 },
  popular: true,
  schemes: [
    scheme({
      id: "oauth",
      type: "oauth2",
      title: "Login with Amazon",
      when: "Sellers let in an app of yours.",
      recommended: true,
      fields: {
        region: field.region,
        marketAmerica: field.marketAmerica,
        marketEurope: field.marketEurope,
        marketFarEast: field.marketFarEast,
        applicationId: field.applicationId,
        clientId: field.lwaClientId,
        clientSecret: field.lwaClientSecret,
        version: field.version,
      },
      origins: [api],
      baseUrl: api,
      authenticate: { header: { "x-amz-access-token": "{oauth.accessToken}" } },
      oauth2: {
        grant: "authorization_code",
        endpoints: {
          // Only one of the three is there.
          authorize: "https://{marketAmerica}{marketEurope}{marketFarEast}/apps/authorize/consent",
          token: "https://api.amazon.com/auth/o2/token",
        },
        client: {
          id: "{clientId}",
          secret: "{clientSecret}",
          authentication: "post",
          fields: ["applicationId", "version"],
        },
        pkce: false,
        authorize: {
          code: "spapi_oauth_code",
          parameters: { application_id: "{applicationId}", version: "{version}" },
        },
        token: { life: 3600, refreshLife: 31_536_000 },
        // The token itself does not end, but a seller has to agree again after a year.
        refresh: { rotation: "never" },
        facts: { seller: { from: "callback", name: "selling_partner_id", pattern: "[A-Z0-9]{5,40}" } },
      },
      probe: {
        url,
        identity: "{facts.seller}",
        label: ["{/payload/0/storeName} ({facts.seller})", "{facts.seller}"],
      },
      judge,
      guide,
    }),
    scheme({
      id: "privateApp",
      type: "login",
      title: "Private app (refresh token)",
      when: "Your own seller account, authorised in Seller Central.",
      fields: {
        region: field.region,
        clientId: field.lwaClientId,
        clientSecret: field.lwaClientSecret,
        refreshToken: field.refreshToken,
        account: field.account,
      },
      origins: [api, "https://api.amazon.com"],
      baseUrl: api,
      authenticate: { header: { "x-amz-access-token": "{login.token}" } },
      login: {
        request: {
          method: "POST",
          url: "https://api.amazon.com/auth/o2/token",
          form: {
            grant_type: "refresh_token",
            refresh_token: "{refreshToken}",
            client_id: "{clientId}",
            client_secret: "{clientSecret}",
          },
        },
        token: "/access_token",
        life: 3000,
        judge: [
          {
            at: "/error",
            is: "invalid_grant",
            then: {
              outcome: "rejected",
              reason: "revoked",
              field: "refreshToken",
              hint: "Authorise the app again in Seller Central.",
            },
          },
          {
            at: "/error",
            is: ["invalid_client", "unauthorized_client"],
            then: {
              outcome: "rejected",
              reason: "invalid_client",
              field: "clientSecret",
              hint: "Amazon wants the secret rotated every 180 days; the old one ends a week after that.",
            },
          },
        ],
      },
      probe: {
        url,
        identity: ["{account} in {region}", "{clientId} in {region}"],
        label: ["{account}", "{/payload/0/storeName}", "{clientId}"],
      },
      judge,
      guide: privateGuide,
    }),
  ],
});
