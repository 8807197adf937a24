import { apiKey } from "../families/key";
import { defineConnector, type JudgeRule, password, scheme, text, url } from "../kit";
import { certificateAuthority } from "../kit/server-fields";
import { adminGuide, signedGuide, tokenGuide } from "./guide";

const store = url({
  label: "Store address",
  help: "The base URL of the store, without /rest.",
  example: "https://shop.acme.example",
  pattern: "^https://[^\\s?#\\\\@]+$",
  message: "Enter an address that begins with https://, without user name, ? or #.",
  paste: [{ kind: "strip", pattern: "/rest(/.*)?$" }],
});

const ca = {
  ...certificateAuthority,
  help: "PEM file of your own authority, if the store's certificate is not public.",
};

const judge: readonly JudgeRule[] = [
  {
    status: 401,
    text: "authorized to access",
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "Magento says the same to a token that it does not know, to one that may not be used alone, and to one whose role leaves out Stores.",
    },
  },
  {
    status: 404,
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "store",
      hint: "There is no REST API at this address. Enter the base URL of the store, not of its admin pages.",
    },
  },
  { status: 200, absent: "/0", then: { outcome: "inconclusive", reason: "unexpected_response" } },
];

const signedJudge: readonly JudgeRule[] = [
  {
    status: 401,
    text: "oauth_problem|signature|nonce|timestamp",
    then: {
      outcome: "rejected",
      reason: "invalid_credentials",
      hint: "Magento did not accept the signature: one of the four values is wrong, or the clock of a server is.",
    },
  },
  ...judge,
];

const example = "0123456789abcdefghijklmnopqrstuv";
const value = {
  pattern: "^[a-z0-9]{32}$",
  message: "Each of the four values has 32 small letters and digits.",
};

export default defineConnector({
  id: "magento2",
  name: "Magento 2 / Adobe Commerce",
  aliases: ["magento", "adobe commerce", "store", "shop"],
  category: "ecommerce",
  docs: "https://developer.adobe.com/commerce/webapi/get-started/authentication/gs-authentication-token/",
  tile: { initials: "Ma", hue: 22 },
  deprecations: [
    {
      date: "2022-04-12",
      text: "Since Magento 2.4.4 an integration's token works alone only after a setting was changed. It is off in new stores.",
      schemes: ["integrationToken"],
    },
  ],
  schemes: [
    scheme({
      id: "integrationToken",
      type: "bearer",
      title: "Integration access token",
      when: "For everything that lasts: the token has no end and its rights are chosen.",
      recommended: true,
      fields: {
        store,
        token: apiKey({
          label: "Access token",
          help: "The third of the four values of an integration.",
          example: "0123456789abcdefghijklmnopqrstuv",
          pattern: "^[a-z0-9]{32}$",
          message:
            "An access token has 32 small letters and digits. Take the access token, not its secret or the consumer key.",
        }),
        ca,
      },
      origins: ["{+store}"],
      baseUrl: "{+store}/rest",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {token}" } },
      probe: {
        url: "{+store}/rest/V1/store/storeConfigs",
        identity: ["/0/base_url", "{store}"],
        label: ["/0/base_url", "{store}"],
      },
      judge,
      guide: tokenGuide,
    }),
    scheme({
      id: "signed",
      type: "oauth1",
      title: "Integration, signed (OAuth 1.0a)",
      when: "For Magento 2.4.4 and later as it comes: the same integration with all four of its values.",
      fields: {
        store,
        consumerKey: text({
          label: "Consumer key",
          help: "The first of the four values of an integration.",
          example,
          ...value,
        }),
        consumerSecret: apiKey({ label: "Consumer secret", help: "The second.", example, ...value }),
        token: apiKey({ label: "Access token", help: "The third.", example, ...value }),
        tokenSecret: apiKey({ label: "Access token secret", help: "The fourth.", example, ...value }),
        ca,
      },
      origins: ["{+store}"],
      baseUrl: "{+store}/rest",
      ca: "ca",
      authenticate: {
        sign: {
          kind: "oauth1",
          consumerKey: "{consumerKey}",
          consumerSecret: "{consumerSecret}",
          token: "{token}",
          tokenSecret: "{tokenSecret}",
          method: "HMAC-SHA256",
        },
      },
      probe: {
        url: "{+store}/rest/V1/store/storeConfigs",
        identity: ["/0/base_url", "{store}"],
        label: ["/0/base_url", "{store}"],
      },
      judge: signedJudge,
      guide: signedGuide,
    }),
    scheme({
      id: "adminLogin",
      type: "login",
      title: "Admin user",
      when: "For a store without two-factor sign-in for its admins, or a trial.",
      fields: {
        store,
        username: text({ label: "User name", help: "Of a user of the admin pages.", example: "integration" }),
        password: password({ label: "Password", help: "Of that user. Kept exactly as typed." }),
        ca,
      },
      origins: ["{+store}"],
      baseUrl: "{+store}/rest",
      ca: "ca",
      authenticate: { header: { authorization: "Bearer {login.token}" } },
      login: {
        request: {
          method: "POST",
          url: "{+store}/rest/V1/integration/admin/token",
          json: { username: "{username}", password: "{password}" },
        },
        // The whole answer is the token, as one JSON text.
        token: "$",
        life: 14_000,
        judge: [
          {
            status: [400, 401, 403],
            text: "two-factor|2fa|tfa",
            then: {
              outcome: "rejected",
              reason: "account_locked",
              field: "username",
              hint: "This store asks its admins for a second factor, which nobody can type here. Use an integration.",
            },
          },
          {
            status: 401,
            then: {
              outcome: "rejected",
              reason: "invalid_credentials",
              field: "password",
              hint: "Magento says the same for a wrong pair and for a user who is locked for a while.",
            },
          },
          {
            status: 404,
            then: {
              outcome: "inconclusive",
              reason: "unexpected_response",
              field: "store",
              hint: "There is no sign-in at this address. Enter the base URL of the store, not of its admin pages.",
            },
          },
        ],
      },
      probe: {
        url: "{+store}/rest/V1/store/storeConfigs",
        identity: "{username} at {store}",
        label: "{username} at {store}",
      },
      judge,
      guide: adminGuide,
    }),
  ],
});
