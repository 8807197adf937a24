import { account, addressStep, anyJudge, anyNotes, anyProbe, baseUrl, checkPath, lastSteps } from "../families/any-api";
import { choice, defineConnector, scheme, secret, text, url } from "../kit";
import { certificateAuthority as ca } from "../kit/server-fields";

const rfc = "https://www.rfc-editor.org/rfc/rfc5849";

const consumer = {
  consumerKey: text({ label: "Consumer key", help: "Also called client key or API key.", example: "dpf43f3p2l4k3l03" }),
  consumerSecret: secret({ label: "Consumer secret", help: "Also called client secret or API secret." }),
};

const more = {
  method: choice({
    label: "Signature",
    default: "HMAC-SHA1",
    choices: [
      { value: "HMAC-SHA1", label: "HMAC-SHA1" },
      { value: "HMAC-SHA256", label: "HMAC-SHA256" },
      { value: "HMAC-SHA512", label: "HMAC-SHA512" },
      {
        value: "PLAINTEXT",
        label: "PLAINTEXT",
        help: "Sends the secrets themselves: only where nothing else is taken.",
      },
    ],
  }),
  realm: text({
    label: "Realm",
    group: "settings",
    help: "Only if the documentation names one.",
    example: "Photos",
    optional: true,
    advanced: true,
    pattern: "^[\\x20-\\x7e]*$",
    message: "Use plain characters only.",
  }),
  account,
  ca,
};

const common = {
  type: "oauth1",
  origins: ["{+baseUrl}"],
  baseUrl: "{+baseUrl}",
  ca: "ca",
  judge: anyJudge,
  probe: anyProbe,
} as const;

const signer = {
  kind: "oauth1",
  consumerKey: "{consumerKey}",
  consumerSecret: "{consumerSecret}",
  method: "{method}",
  realm: "{realm}",
} as const;

const copied =
  "copy **Consumer key** and **Consumer secret**. Look up which **Signature** it takes, and whether it names a **Realm**.";

const consumerStep = {
  text: `Register an application there and ${copied}`,
  fills: ["consumerKey", "consumerSecret", "method", "realm"],
};

const webAddress = {
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s#\\\\@]+$",
  message: "Enter an address that begins with https:// or http://, without user name and #.",
} as const;

const legs = {
  requestUrl: url({
    label: "Request token URL",
    help: "Where Keyrack asks for temporary credentials, with a signed request.",
    example: "https://api.example.com/oauth/request_token",
    ...webAddress,
  }),
  authorizeUrl: url({
    label: "Authorization URL",
    help: "Where somebody signs in and agrees.",
    example: "https://api.example.com/oauth/authorize",
    ...webAddress,
  }),
  exchangeUrl: url({
    label: "Access token URL",
    help: "Where what somebody agreed to becomes a token.",
    example: "https://api.example.com/oauth/access_token",
    ...webAddress,
  }),
};

const notes = [
  ...anyNotes,
  "Each request is signed with the time of this server: a clock that is wrong by minutes looks like a wrong secret.",
];

export default defineConnector({
  id: "oauth1",
  name: "OAuth 1.0 (any application)",
  aliases: [
    "oauth 1.0a",
    "oauth1",
    "hmac-sha1",
    "hmac-sha256",
    "one-legged",
    "three-legged",
    "request token",
    "consumer key",
    "generic",
    "signature",
  ],
  category: "generic",
  docs: rfc,
  tile: { initials: "O1", hue: 300 },
  schemes: [
    scheme({
      ...common,
      id: "token",
      title: "Consumer and token",
      when: "You have four values: consumer key and secret, token and token secret.",
      recommended: true,
      fields: {
        baseUrl,
        checkPath,
        ...consumer,
        token: secret({ label: "Access token", help: "Of the account that is used." }),
        tokenSecret: secret({ label: "Token secret", help: "It belongs to the access token." }),
        ...more,
      },
      authenticate: { sign: { ...signer, token: "{token}", tokenSecret: "{tokenSecret}" } },
      guide: {
        intro: "For any application that speaks OAuth 1.0a and is not in the list.",
        steps: [
          addressStep(rfc),
          consumerStep,
          { text: "Make an **Access token** with its **Token secret** there.", fills: ["token", "tokenSecret"] },
          ...lastSteps,
        ],
        notes,
      },
    }),
    scheme({
      ...common,
      id: "threeLegged",
      title: "Sign in with a browser",
      when: "Somebody signs in at the application and agrees; Keyrack gets the token by itself.",
      fields: { baseUrl, checkPath, ...legs, ...consumer, ...more },
      authenticate: { sign: { ...signer, token: "{oauth.accessToken}", tokenSecret: "{oauth.tokenSecret}" } },
      oauth2: {
        grant: "oauth1",
        endpoints: { temporary: "{+requestUrl}", authorize: "{+authorizeUrl}", token: "{+exchangeUrl}" },
        client: {
          id: "{consumerKey}",
          secret: "{consumerSecret}",
          authentication: "none",
          fields: ["method", "realm"],
        },
        offline: "none",
        facts: {
          user: { from: "token", at: ["/user_id", "/user_nsid", "/encoded_user_id"], optional: true },
          userName: { from: "token", at: ["/screen_name", "/username"], optional: true },
        },
        ca: "ca",
      },
      probe: {
        ...anyProbe,
        identity: ["{facts.user} at {baseUrl}", ...anyProbe.identity],
        label: ["{account}", "{facts.userName}", "{baseUrl}"],
      },
      guide: {
        intro: "For any application that speaks OAuth 1.0a and lets people agree in a browser.",
        steps: [
          addressStep(rfc),
          {
            text: "Register an application there, and enter this as its **callback URL**:",
            copy: "{keyrack.redirectUri}",
          },
          { ...consumerStep, text: `From its page ${copied}` },
          {
            text: "Find the addresses of the three steps: **Request token URL**, **Authorization URL** and **Access token URL**.",
            fills: ["requestUrl", "authorizeUrl", "exchangeUrl"],
          },
          ...lastSteps,
        ],
        notes: [
          ...notes,
          "The callback carries a query, so the application has to allow one behind the registered address.",
        ],
      },
    }),
    scheme({
      ...common,
      id: "oneLegged",
      title: "Consumer only",
      when: "The application signs for itself, without a user's token.",
      fields: { baseUrl, checkPath, ...consumer, ...more },
      authenticate: { sign: signer },
      guide: {
        intro: "For any application that takes OAuth 1.0 signatures without a token.",
        steps: [addressStep(rfc), consumerStep, ...lastSteps],
        notes,
      },
    }),
  ],
});
