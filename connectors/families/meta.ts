import {
  type Guide,
  type GuideStep,
  type HttpScheme,
  type JudgeRule,
  type OAuth2,
  type OAuthScope,
  text,
} from "../kit";
import { oauthApp } from "./oauth-app";
import { type Preset, redirectAt } from "./oauth-client";

/** What Meta's applications share: one Graph API, one dialogue to be let in, and errors that are told apart by number. */

/** Meta keeps a version for about two years: this is the one place to change it. */
export const graphVersion = "v23.0" as const;

/** Graph errors are told apart by number; the HTTP status is 400 for most of them. */
export const metaJudge: readonly JudgeRule[] = [
  { status: [400, 401], at: "/error/error_subcode", is: 463, then: { outcome: "rejected", reason: "expired" } },
  {
    status: [400, 401],
    at: "/error/error_subcode",
    is: [460, 467],
    then: { outcome: "rejected", reason: "revoked", hint: "The password was changed, or the access was taken back." },
  },
  {
    status: [400, 401],
    at: "/error/code",
    is: [102, 104, 190],
    then: { outcome: "rejected", reason: "invalid_credentials" },
  },
  {
    status: [400, 401],
    at: "/error/code",
    is: 2500,
    then: { outcome: "rejected", reason: "invalid_credentials", hint: "The token did not arrive." },
  },
  {
    status: [400, 403],
    at: "/error/code",
    is: [4, 17, 80007],
    then: { outcome: "inconclusive", reason: "rate_limited" },
  },
  { status: [400, 403], at: "/error/code", is: [1, 2], then: { outcome: "inconclusive", reason: "server_error" } },
  {
    status: [400, 403],
    text: '"code"\\s*:\\s*(10|2\\d\\d)\\b',
    then: { outcome: "limited", reason: "insufficient_scope", missing: ["read its own name"] },
  },
];

const appSecret = "Under App settings → Basic, 32 characters of 0-9 and a-f.";

const configuration = text({
  label: "Configuration ID",
  group: "settings",
  help: "Of Facebook Login for Business. With it the permissions are those of the configuration; without it those listed here.",
  example: "1234567890123456",
  pattern: "^\\d{6,25}$",
  message: "A configuration ID is a long number.",
  optional: true,
});

type MetaApp = {
  when: string;
  scopes: readonly OAuthScope[];
  presets: readonly Preset[];
  facts?: OAuth2["facts"];
  guide: { intro?: string; product: GuideStep; notes?: readonly string[] };
};

/** A person signs in with Facebook and lets an app of one's own in. */
export function metaLogin({ when, scopes, presets, guide, facts }: MetaApp): HttpScheme {
  return oauthApp({
    title: "Facebook Login (OAuth 2.0)",
    when,
    clientIdHelp: "Called app ID there. It is not secret.",
    clientSecretHelp: `Called app secret there. ${appSecret}`,
    scopes,
    presets,
    settings: { configuration },
    origins: ["https://graph.facebook.com"],
    baseUrl: `https://graph.facebook.com/${graphVersion}`,
    probe: {
      url: `https://graph.facebook.com/${graphVersion}/me?fields=id,name`,
      identity: "/id",
      label: ["/name", "/id"],
      granted: { url: `https://graph.facebook.com/${graphVersion}/me/permissions`, at: "/data/*/permission" },
    },
    judge: metaJudge,
    oauth2: {
      endpoints: {
        authorize: `https://www.facebook.com/${graphVersion}/dialog/oauth`,
        token: `https://graph.facebook.com/${graphVersion}/oauth/access_token`,
      },
      pkce: false,
      scopes: { wanted: "{scopes}", separator: "," },
      authorize: { parameters: { config_id: "{configuration}" } },
      token: { judge: metaTokenJudge, says: ["/error/message"], answer: { error: ["/error/type", "/error"] } },
      ...(facts ? { facts } : {}),
    },
    guide: loginGuide(guide),
  });
}

const metaTokenJudge: readonly JudgeRule[] = [
  {
    at: "/error/code",
    is: [101, 1],
    text: "client secret|application|app id",
    then: { outcome: "rejected", reason: "invalid_client", hint: "App ID or app secret is wrong." },
  },
  { at: "/error/code", is: 100, then: { outcome: "rejected", reason: "invalid_credentials" } },
  { at: "/error/code", is: 190, then: { outcome: "rejected", reason: "revoked" } },
  { at: "/error/code", is: [2, 4, 17], then: { outcome: "inconclusive", reason: "server_error" } },
];

function loginGuide({ intro, product, notes = [] }: MetaApp["guide"]): Guide {
  return {
    intro: intro ?? "You need an app of the type **Business** at Meta.",
    steps: [
      { text: "Open your app at Meta, or create one.", url: "https://developers.facebook.com/apps" },
      product,
      redirectAt("Under **Facebook Login for Business → Settings → Valid OAuth Redirect URIs**"),
      {
        text: "Under **App settings → Basic** copy **App ID** as **Client ID** and **App secret** as **Client secret**.",
        fills: ["clientId", "clientSecret"],
      },
      {
        text: "List the **Scopes**, or make a configuration under **Facebook Login for Business → Configurations** and enter its **Configuration ID**.",
        fills: ["scopes", "configuration"],
        url: "https://developers.facebook.com/docs/facebook-login/facebook-login-for-business",
      },
    ],
    notes: [
      "Access lasts about 60 days and nothing renews it: somebody connects again then, and is reminded before. A configuration for a **system user** gives access that does not end.",
      "Accounts outside your own business can use the app only after Meta has reviewed it.",
      ...notes,
    ],
  };
}
