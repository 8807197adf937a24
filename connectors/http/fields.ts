import { file, password, secret, secretText, text, url } from "../kit";

/** What every way into an HTTP API asks for: where it is, and what to read to see whether the key works. */
export const baseUrl = url({
  label: "Base URL",
  help: "What all paths of the API begin with. The credential is sent only to this scheme, host and port.",
  example: "https://api.example.com/v1",
  pattern: "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s?#\\\\@]+$",
  message: "Enter an address that begins with https:// or http://, without user name, ? or #.",
});

export const checkPath = text({
  label: "Path to check",
  help: "Read with GET to test the credential. It must refuse whoever has no key: an open page would always look fine.",
  example: "/me",
  default: "/",
  pattern: "^/[^\\s#\\\\]*$",
  message: "Begin with / and leave out blanks, # and \\.",
});

export const account = text({
  label: "Account",
  group: "settings",
  help: "Whose access this is, shown as “connected as”. It is not sent anywhere.",
  example: "warehouse robot",
  optional: true,
  maxLength: 120,
});

export const username = text({ label: "User name", help: "As the API knows it.", example: "integration" });

export const userPassword = password({ label: "Password", help: "Kept exactly as typed, blanks included." });

export const token = secret({
  label: "Token",
  help: "Without the word Bearer: it is added.",
  example: "eyJhbGciOi…",
  paste: [{ kind: "strip", pattern: "^(Authorization:\\s*)?Bearer\\s+" }],
});

export const key = secret({ label: "API key", help: "Sent as it is.", example: "k_live_51H8…" });

export const prefix = text({
  label: "Prefix",
  group: "settings",
  help: "Put before the key, with its blank, for APIs that want “Token abc”.",
  example: "Token ",
  optional: true,
  advanced: true,
  exact: true,
  pattern: "^[\\x20-\\x7e]*$",
  message: "Use plain characters only.",
  maxLength: 60,
});

export const headerName = text({
  label: "Header name",
  help: "The header that carries the key.",
  example: "X-Api-Key",
  pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$",
  message: "A header name holds letters, digits and dashes, no blanks and no colon.",
  maxLength: 100,
});

export const parameterName = text({
  label: "Parameter name",
  help: "The parameter that carries the key.",
  example: "api_key",
  pattern: "^[^\\s&=?#]+$",
  message: "A parameter name holds no blanks and none of & = ? #.",
  maxLength: 100,
});

export const headerLines = secretText({
  label: "Headers",
  help: "One “Name: value” a line. All of them are kept secret and sent with every request.",
  example: "X-Api-Key: 12345",
  pattern: "^([!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\n]*(\\n|$))+$",
  message: "Write one header a line, such as X-Api-Key: 12345.",
  maxLength: 8192,
});

export const tlsBaseUrl = {
  ...baseUrl,
  pattern: "^[Hh][Tt][Tt][Pp][Ss]://[^\\s?#\\\\@]+$",
  message: "A certificate is only shown over TLS: enter an address that begins with https://.",
};

export const clientCertificate = file({
  label: "Client certificate",
  group: "connection",
  help: "PEM, with the certificates between it and its authority below it, if there are any.",
  example: "-----BEGIN CERTIFICATE-----",
  pattern: "-----BEGIN CERTIFICATE-----",
  message: "This is not a PEM certificate: it holds no line “BEGIN CERTIFICATE”.",
});

export const clientPrivateKey = secretText({
  label: "Private key",
  help: "PEM. It belongs to the certificate and never leaves this server.",
  example: "-----BEGIN PRIVATE KEY-----",
  pattern: "-----BEGIN [A-Z ]*PRIVATE KEY-----",
  message: "This is not a PEM key: it holds no line “BEGIN PRIVATE KEY”.",
});

export const passphrase = password({
  label: "Passphrase",
  help: "Only if the key is encrypted.",
  optional: true,
});
