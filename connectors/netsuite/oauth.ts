import { oauthLike, taken } from "../families/oauth-app";
import { little, much } from "../families/oauth-client";
import { choice, type HttpScheme, type JudgeRule, secretText, text } from "../kit";
import { machineGuide, personGuide } from "./guide";

const scopes = [
  much("rest_webservices", "Read and write records by REST, with the rights of the role"),
  much("restlets", "Call RESTlets"),
  little("suite_analytics", "Query by SuiteAnalytics Connect"),
];
const presets = [
  { title: "REST web services", scopes: ["rest_webservices"] },
  { title: "REST web services and RESTlets", scopes: ["rest_webservices", "restlets"] },
];

const token = "https://{account}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token";

const hint = "The token is accepted. Its role needs REST Web Services and Log in using OAuth 2.0 Access Tokens.";
const judge: readonly JudgeRule[] = [
  {
    status: 401,
    text: "INVALID_LOGIN|invalid_token|Invalid login attempt",
    then: { outcome: "rejected", reason: "invalid_credentials" },
  },
  { status: 403, then: { outcome: "limited", missing: ["REST web services"], hint } },
  {
    status: 404,
    then: {
      outcome: "inconclusive",
      reason: "unexpected_response",
      field: "account",
      hint: "There is no REST service for this account. Is the feature REST Web Services on?",
    },
  },
];

/** A role of its own, proved by a certificate that was mapped to the integration. The scopes stand in the proof. */
export const machine = (like: HttpScheme): HttpScheme => {
  const person = oauthLike(like, {
    recommended: true,
    title: "OAuth 2.0 (client credentials)",
    when: "For everything that runs by itself: a certificate, a user and a role, and no consent that ends.",
    fields: taken(like, "account"),
    clientIdHelp: "Of the integration record. Shown once.",
    settings: {
      certificateId: text({
        label: "Certificate ID",
        help: "Shown in the list of OAuth 2.0 Client Credentials Setup once the certificate was mapped.",
        example: "BSmhXPhPxCWcbX9BxxRVK2A6Yv8Z5sl0QMqBb4qkoUE",
        pattern: "^[A-Za-z0-9_-]{20,}$",
        message: "A certificate ID is long and holds only letters, digits, - and _.",
      }),
      privateKey: secretText({
        label: "Private key",
        help: "PEM of the key that belongs to the certificate, without a passphrase. It signs here and is never sent.",
        example: "-----BEGIN PRIVATE KEY-----",
        pattern: "-----BEGIN (RSA |EC )?PRIVATE KEY-----",
        message: "This is not a private key in PEM: it holds no line “BEGIN PRIVATE KEY”.",
      }),
      algorithm: choice({
        label: "Algorithm",
        help: "PS256 for an RSA key of 3072 or 4096 bits, ES256 for one on the curve P-256.",
        default: "PS256",
        choices: ["PS256", "PS384", "PS512", "ES256", "ES384", "ES512"].map((value) => ({ value, label: value })),
        advanced: true,
      }),
    },
    scopes,
    presets,
    scopesHelp: "What its tokens are for: the same as in the integration record, separated by blanks.",
    judge,
    oauth2: {
      grant: "client_credentials",
      endpoints: { token },
      client: {
        authentication: "private_key_jwt",
        key: "{privateKey}",
        keyId: "{certificateId}",
        algorithm: "{algorithm}",
        claims: { scope: "{scopes}" },
      },
      scopes: { wanted: "{scopes}", separator: "," },
      token: { life: 3600 },
      offline: "none",
    },
    guide: machineGuide,
  });
  const { clientSecret: _, ...fields } = person.fields;
  const { oauth2 } = person;
  if (!oauth2) return person;
  const { secret: __, ...client } = oauth2.client;
  return { ...person, id: "machine", fields, oauth2: { ...oauth2, client } };
};

/** Somebody consents, again each week or month. */
export const person = (like: HttpScheme): HttpScheme =>
  oauthLike(like, {
    title: "OAuth 2.0 (a person consents)",
    when: "In a person's name. NetSuite ends it after a week, or after up to 30 days where the integration says so.",
    fields: taken(like, "account"),
    clientIdHelp: "Of the integration record. Shown once.",
    clientSecretHelp: "Of the integration record. Shown once.",
    scopes,
    presets,
    judge,
    oauth2: {
      endpoints: {
        authorize: "https://{account}.app.netsuite.com/app/login/oauth2/authorize.nl",
        token,
        revoke: "https://{account}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/revoke",
      },
      client: { authentication: "basic", fields: ["account"] },
      token: { life: 3600, refreshLife: 604_800 },
      refresh: { rotation: "sometimes" },
      facts: {
        company: { from: "callback", name: "company", pattern: "[A-Za-z0-9_-]{1,60}", optional: true },
        role: { from: "callback", name: "role", pattern: "[0-9]{1,12}", optional: true },
      },
    },
    guide: personGuide,
  });
