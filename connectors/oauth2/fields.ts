import { choice, multiline, secret, secretText, text, url } from "../kit";

/** What OAuth 2.0 asks for when nobody has described the application yet. */
const webAddress = {
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s#\\\\@]+$",
  message: "Enter an address that begins with https:// or http://, without user name and #.",
} as const;

export const baseUrl = url({
  label: "Base URL",
  help: "What all paths of the API begin with. The access token is sent only to this scheme, host and port.",
  example: "https://api.example.com/v1",
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s?#\\\\@]+$",
  message: "Enter an address that begins with https:// or http://, without user name, ? or #.",
});

export const checkPath = text({
  label: "Path to check",
  help: "Read with GET to test the access. It must refuse whoever has no token: an open page would always look fine.",
  example: "/me",
  default: "/",
  pattern: "^/[^\\s#\\\\]*$",
  message: "Begin with / and leave out blanks, # and \\.",
});

export const issuer = url({
  label: "Issuer",
  help: "If the application has one, the other addresses are found by themselves and may stay empty.",
  example: "https://login.example.com",
  optional: true,
  ...webAddress,
});

export const authorizationUrl = url({
  label: "Authorization URL",
  help: "Where people sign in and agree.",
  example: "https://login.example.com/oauth/authorize",
  optional: true,
  ...webAddress,
});

export const exchangeUrl = url({
  label: "Token URL",
  help: "Where Keyrack gets tokens. Client secret and refresh token go only here.",
  example: "https://login.example.com/oauth/token",
  optional: true,
  ...webAddress,
});

export const deviceUrl = url({
  label: "Device authorization URL",
  help: "Where Keyrack gets the short code.",
  example: "https://login.example.com/oauth/device",
  optional: true,
  ...webAddress,
});

export const revocationUrl = url({
  label: "Revocation URL",
  help: "Asked when the credential is deleted, so that nothing stays behind.",
  example: "https://login.example.com/oauth/revoke",
  group: "settings",
  optional: true,
  advanced: true,
  ...webAddress,
});

export const clientId = text({ label: "Client ID", help: "As the application shows it.", example: "0oa1b2c3d4" });

export const clientAuthentication = choice({
  label: "Client authentication",
  help: "How the client proves itself to the token endpoint. Most applications say it beside the token URL.",
  group: "connection",
  default: "basic",
  choices: [
    { value: "basic", label: "Secret in the header (Basic)" },
    { value: "post", label: "Secret in the body" },
    { value: "both", label: "Secret in both" },
    { value: "private_key_jwt", label: "Signed with a private key" },
    { value: "none", label: "None (public client)" },
  ],
});

export const clientSecret = secret({
  label: "Client secret",
  help: "Often shown only once.",
  example: "Zx8k…",
  shownWhen: { field: "clientAuthentication", is: ["basic", "post", "both"] },
});

const keyFormat = {
  example: "-----BEGIN PRIVATE KEY-----",
  pattern: "-----BEGIN [A-Z ]*PRIVATE KEY-----|^\\s*\\{",
  message: "Paste the whole key, PEM or JWK, with its first and last line.",
} as const;

export const clientKey = secretText({
  label: "Private key",
  help: "PEM or JWK. Its public half is registered at the application.",
  shownWhen: { field: "clientAuthentication", is: ["private_key_jwt"] },
  ...keyFormat,
});

export const signingKey = secretText({
  label: "Private key",
  help: "PEM or JWK, of the service account.",
  ...keyFormat,
});

export const keyId = text({
  label: "Key ID",
  group: "settings",
  help: "Named in the signed token (kid), if the application knows several keys.",
  example: "2026-01",
  optional: true,
  advanced: true,
});

export const algorithm = choice({
  label: "Signature",
  help: "What the application expects for this kind of key.",
  default: "RS256",
  choices: ["RS256", "PS256", "ES256", "ES384", "EdDSA"].map((value) => ({ value, label: value })),
});

export const signature = choice({
  label: "Signature of the client",
  help: "What the application expects for the client's key.",
  advanced: true,
  default: "RS256",
  choices: ["RS256", "PS256", "ES256", "ES384", "EdDSA"].map((value) => ({ value, label: value })),
  shownWhen: { field: "clientAuthentication", is: ["private_key_jwt"] },
});

export const scopes = multiline({
  label: "Scopes",
  help: "What you want to be allowed, separated by blanks. For lasting access many want offline_access among them.",
  example: "read write offline_access",
  optional: true,
  maxLength: 4000,
});

export const audience = text({
  label: "Audience",
  group: "settings",
  help: "The API that the token is for, where the application wants it said.",
  example: "https://api.example.com",
  optional: true,
  advanced: true,
});

export const prompt = text({
  label: "Prompt",
  group: "settings",
  help: "Sent to the sign-in page, such as consent, to be asked again and so get a refresh token.",
  example: "consent",
  optional: true,
  advanced: true,
});

export const body = choice({
  label: "Token request",
  help: "How the request to the token URL is written.",
  advanced: true,
  default: "form",
  choices: [
    { value: "form", label: "Form (standard)" },
    { value: "json", label: "JSON" },
  ],
});

export const account = text({
  label: "Account",
  group: "settings",
  help: "Whose access this is, shown as “connected as”. It is not sent anywhere.",
  example: "warehouse robot",
  optional: true,
  maxLength: 120,
});

export const claimIssuer = text({
  label: "Issuer of the signed token",
  help: "Who the service account is (iss), often its e-mail address or client ID.",
  example: "robot@project.example.com",
});

export const claimSubject = text({
  label: "Acts for",
  help: "The user that the service account stands in for (sub), if any.",
  example: "ana@example.com",
  optional: true,
});
