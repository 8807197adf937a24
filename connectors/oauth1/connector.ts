import { account, addressStep, anyJudge, anyNotes, anyProbe, baseUrl, checkPath, lastSteps } from "../families/any-api";
import { choice, defineConnector, scheme, secret, text } from "../kit";
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

const consumerStep = {
  text: "Register an application there and copy **Consumer key** and **Consumer secret**. Look up which **Signature** it takes, and whether it names a **Realm**.",
  fills: ["consumerKey", "consumerSecret", "method", "realm"],
};

const notes = [
  ...anyNotes,
  "Each request is signed with the time of this server: a clock that is wrong by minutes looks like a wrong secret.",
];

export default defineConnector({
  id: "oauth1",
  name: "OAuth 1.0 (any application)",
  aliases: ["oauth 1.0a", "oauth1", "hmac-sha1", "hmac-sha256", "one-legged", "consumer key", "generic", "signature"],
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
