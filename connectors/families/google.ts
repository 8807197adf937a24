import {
  type Connector,
  defineConnector,
  type HttpProbe,
  type HttpScheme,
  type JudgeRule,
  type OAuthScope,
  scheme,
  secretText,
  text,
} from "../kit";
import { googleAccountGuide, googleServiceGuide } from "./google-guide";
import { clientId, clientSecret, type Preset, presetText, scopesField } from "./oauth-client";

/** Google's APIs share their sign-in, the ways it ends, and how they refuse. What differs is an API, scopes and a question. */
export type GoogleApi = {
  /** As the console calls it, such as “Gmail API”, and its name in the console's library. */
  api: string;
  library: string;
  origins: readonly string[];
  baseUrl: string;
  scopes: readonly OAuthScope[];
  presets: readonly Preset[];
  probe: HttpProbe;
  judge?: readonly JudgeRule[];
};

/** Whom the ID token names: for APIs that do not say whose token it is. */
export const signedInAs = {
  identity: "{facts.subject}",
  label: ["{facts.email}", "{facts.subject}"],
} as const;

/** Drive says who asks, whatever scope of Drive or of an editor there is. */
export const driveProbe: HttpProbe = {
  url: "https://www.googleapis.com/drive/v3/about?fields=user",
  identity: ["/user/permissionId", "{facts.subject}"],
  label: ["/user/emailAddress", "{facts.email}", "/user/displayName"],
};

export const googleAccount = (api: GoogleApi): HttpScheme =>
  scheme({
    id: "oauth",
    type: "oauth2",
    title: "Google account (OAuth 2.0)",
    when: "A person signs in; everything happens in their name.",
    recommended: true,
    fields: accountFields(api.presets),
    origins: api.origins,
    baseUrl: api.baseUrl,
    authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
    oauth2: accountOAuth(api),
    probe: api.probe,
    judge: [...(api.judge ?? []), ...googleJudge],
    guide: googleAccountGuide(api),
  });

const googleClientId = clientId({
  example: "123456789012-abc123def456.apps.googleusercontent.com",
  pattern: "\\.apps\\.googleusercontent\\.com$",
  message: "A client ID of Google ends with .apps.googleusercontent.com.",
});

export const accountFields = (presets: readonly Preset[]) => ({
  clientId: googleClientId,
  clientSecret: clientSecret(),
  scopes: scopesField({
    default: presetText(presets),
    help: "What the person is asked to allow, separated by blanks. Each can be unticked there.",
  }),
});

export const accountOAuth = ({ scopes, presets }: Pick<GoogleApi, "scopes" | "presets">) =>
  ({
    grant: "authorization_code",
    endpoints: {
      issuer: "https://accounts.google.com",
      authorize: "https://accounts.google.com/o/oauth2/v2/auth",
      token: "https://oauth2.googleapis.com/token",
      revoke: "https://oauth2.googleapis.com/revoke",
    },
    client: { id: "{clientId}", secret: "{clientSecret}", authentication: "post" },
    scopes: { wanted: "{scopes}", always: ["openid", "email"], available: scopes, presets },
    token: {
      life: 3599,
      judge: [
        {
          at: "/error_subtype",
          is: "invalid_rapt",
          then: {
            outcome: "rejected",
            reason: "expired",
            hint: "The organisation limits how long a sign-in lasts. Its administrator can trust this app to end that.",
          },
        },
      ],
    },
    // Without a prompt Google gives a refresh token only the first time; one that nobody uses for half a year ends.
    offline: { parameters: { access_type: "offline", prompt: "consent" } },
    refresh: { rotation: "never", keepAlive: 7_776_000 },
    facts: {
      subject: { from: "idToken", at: "/sub", optional: true },
      email: { from: "idToken", at: "/email", optional: true },
    },
  }) as const;

/** `delegated`: the API has nothing of its own for a service account, so it has to act for somebody. */
export const googleServiceAccount = (api: GoogleApi & { delegated?: boolean }): HttpScheme =>
  scheme({
    id: "serviceAccount",
    type: "oauth2",
    title: "Service account",
    when: api.delegated
      ? "Google Workspace: an administrator lets a machine act for its users."
      : "A machine of its own, without a person behind it.",
    fields: serviceFields(api.presets, api.delegated ?? false),
    origins: api.origins,
    baseUrl: api.baseUrl,
    authenticate: { header: { authorization: "Bearer {oauth.accessToken}" } },
    oauth2: serviceOAuth(api),
    probe: withoutFacts(api.probe),
    judge: [...(api.judge ?? []), ...googleJudge],
    guide: googleServiceGuide(api),
  });

export const serviceFields = (presets: readonly Preset[], delegated: boolean) => ({
  clientEmail: text({
    label: "Service account",
    help: "Its e-mail address. Paste the whole JSON key here and it is taken apart.",
    example: "sync@acme-123456.iam.gserviceaccount.com",
    pattern: "^[^\\s@]+@[^\\s@]+\\.gserviceaccount\\.com$",
    message: "Enter the address of the service account; it ends with .gserviceaccount.com.",
    paste: [{ kind: "json", into: keyFile }],
  }),
  privateKey: secretText({
    label: "Private key",
    help: "The value of private_key in the JSON key, or the whole JSON key.",
    paste: [{ kind: "json", into: keyFile }],
  }),
  keyId: text({
    label: "Key ID",
    group: "settings",
    help: "private_key_id of the JSON key. It works without.",
    optional: true,
    advanced: true,
  }),
  subject: text({
    label: "Acts for",
    help: "E-mail address of the user in whose name it works, by domain-wide delegation.",
    example: "jane@acme.example",
    pattern: "^[^\\s@]+@[^\\s@]+$",
    message: "Enter an e-mail address, as in jane@acme.example.",
    optional: !delegated,
  }),
  scopes: scopesField({
    default: presetText(presets),
    help: "Separated by blanks. With delegation, exactly those that the administrator allowed.",
  }),
});

const keyFile = { client_email: "clientEmail", private_key: "privateKey", private_key_id: "keyId" };

export const serviceOAuth = ({ scopes, presets }: Pick<GoogleApi, "scopes" | "presets">) =>
  ({
    grant: "jwt-bearer",
    endpoints: { token: "https://oauth2.googleapis.com/token" },
    client: { id: "", authentication: "none" },
    scopes: { wanted: "{scopes}", available: scopes, presets },
    assertion: {
      key: "{privateKey}",
      keyId: "{keyId}",
      issuer: "{clientEmail}",
      subject: "{subject}",
      scopeAsClaim: true,
      life: 600,
    },
    token: {
      life: 3599,
      judge: [
        {
          at: "/error",
          is: "unauthorized_client",
          then: {
            outcome: "rejected",
            reason: "misconfigured",
            hint: "Domain-wide delegation is missing, or does not hold all of these scopes. It may take some minutes to begin.",
          },
        },
        {
          text: "account not found",
          then: { outcome: "rejected", reason: "revoked", hint: "This service account does not exist any more." },
        },
        {
          text: "Invalid JWT Signature",
          then: {
            outcome: "rejected",
            reason: "invalid_credentials",
            hint: "The key was deleted, or is of another account.",
          },
        },
        {
          text: "reasonable timeframe",
          then: { outcome: "inconclusive", reason: "unexpected_response", hint: "The clock of this server is wrong." },
        },
      ],
    },
    offline: "none",
  }) as const;

/** A service account signs no ID token, so whom it acts for is known from the fields alone. */
function withoutFacts(probe: HttpProbe): HttpProbe {
  const own = (source: string | readonly string[]) => [source].flat().filter((each) => !each.includes("{facts."));
  const who = ["{subject} by {clientEmail}", "{clientEmail}"];
  return { ...probe, identity: [...own(probe.identity), ...who], label: [...own(probe.label), ...who] };
}

export const googleJudge: readonly JudgeRule[] = [
  {
    status: 403,
    text: "accessNotConfigured|SERVICE_DISABLED",
    then: {
      outcome: "limited",
      reason: "not_permitted",
      missing: ["an API that is switched on in the project"],
      hint: "Google knows the account, but this API is not enabled in the project of the client. Enabling it takes a minute.",
    },
  },
  {
    status: 403,
    text: "rateLimitExceeded|userRateLimitExceeded|quotaExceeded|RATE_LIMIT_EXCEEDED",
    then: { outcome: "inconclusive", reason: "rate_limited" },
  },
  {
    status: 403,
    text: "insufficientPermissions|ACCESS_TOKEN_SCOPE_INSUFFICIENT|insufficient authentication scopes",
    then: { outcome: "limited", reason: "insufficient_scope", missing: ["the scope that the check uses"] },
  },
];

type GoogleApplication = Pick<Connector, "id" | "name" | "aliases" | "category" | "docs" | "tile" | "popular"> &
  GoogleApi;

/** An application with both ways in. */
export function googleApplication(application: GoogleApplication & { delegated?: boolean }): Connector {
  const { id, name, aliases = [], category, docs, tile, popular = false } = application;
  const schemes = [googleAccount(application), googleServiceAccount(application)];
  return defineConnector({ id, name, aliases: ["google", ...aliases], category, docs, tile, popular, schemes });
}
