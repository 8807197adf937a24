import { categories, choice, type Fields, flag, multiline, text, url, type Values } from "@/connectors/kit";

/**
 * The form in which an application is described: texts under the keys of these fields, as a browser sends them. What is
 * written in it is turned into a definition by `definition-form.ts`, which is what is checked.
 */
export type Content = {
  about: Values;
  ways: readonly Values[];
  /** What an import filled in without being sure of it. */
  guesses: readonly Guess[];
  /** What a person should know and no field can hold. */
  notes: readonly string[];
  /** Paths that could be checked, best first. */
  candidates?: readonly string[];
};
/** `at` is `about.baseUrl` or `ways.0.keyName`. */
export type Guess = { at: string; reason: string; confirmed?: boolean };

export const aboutFields = {
  name: text({ label: "Name", help: "As people call the application.", example: "Acme CRM", maxLength: 60 }),
  category: choice({
    label: "Category",
    group: "connection",
    default: "generic",
    choices: Object.entries(categories).map(([value, label]) => ({ value, label })),
  }),
  docs: url({
    label: "Documentation",
    help: "The page about authentication; linked beside the form.",
    example: "https://docs.acme.example/auth",
    optional: true,
  }),
  baseUrl: text({
    label: "Base URL",
    help: "What all paths begin with. Secrets are sent only to this host. Leave it empty to ask for it with each credential; a name in braces, as in https://{region}.acme.com/v1, is asked for.",
    example: "https://api.acme.com/v1",
    optional: true,
  }),
  variables: multiline({
    label: "Choices for the parts in braces",
    group: "connection",
    help: "One a line, the first choice is the usual one. What is not listed is asked for as text.",
    example: "region: eu, us",
    optional: true,
    maxLength: 4000,
  }),
  path: text({
    label: "Path to check",
    help: "Read with GET to test a credential. It must refuse whoever has no key: an open page would always look fine.",
    example: "/me",
  }),
  expect: choice({
    label: "The answer is",
    group: "connection",
    default: "json",
    choices: [
      { value: "json", label: "JSON" },
      { value: "any", label: "Anything" },
    ],
  }),
  identity: text({
    label: "Where the answer says whose account it is",
    help: "A JSON Pointer such as /id or /data/account/id. It is stored and compared, so that another account is noticed.",
    example: "/id",
    optional: true,
  }),
  label: text({
    label: "Where it says a name for people",
    help: "Shown as “connected as”.",
    example: "/email",
    optional: true,
  }),
  rejects: text({
    label: "Statuses that mean a wrong key",
    help: "Beside 401, which always does. Some applications answer 400 or 403.",
    example: "400",
    optional: true,
  }),
} as const satisfies Fields;

const kinds = [
  { value: "bearer", label: "Bearer token" },
  { value: "apiKey", label: "API key" },
  { value: "keys", label: "Several keys together" },
  { value: "basic", label: "User name and password (Basic)" },
  { value: "digest", label: "Digest" },
  { value: "oauth2", label: "OAuth 2.0" },
  { value: "login", label: "Sign-in that gives a token or session" },
  { value: "none", label: "No authentication" },
] as const;

const of = (...is: string[]) => ({ shownWhen: { field: "kind", is } });

export const wayFields = {
  kind: choice({ label: "How it lets you in", group: "connection", choices: kinds }),
  title: text({ label: "Title", help: "Only if the usual one does not fit.", optional: true, maxLength: 60 }),
  when: text({
    label: "When to choose it",
    help: "Shown where there are several ways in.",
    optional: true,
    maxLength: 200,
  }),
  place: choice({
    label: "The key goes into",
    group: "connection",
    default: "header",
    choices: [
      { value: "header", label: "A header" },
      { value: "query", label: "The address" },
      { value: "cookie", label: "A cookie" },
    ],
    ...of("apiKey"),
  }),
  keyName: text({ label: "Name of header, parameter or cookie", example: "X-Api-Key", ...of("apiKey") }),
  prefix: text({
    label: "Put before the key",
    help: "With its blank, for APIs that want “Token abc”.",
    example: "Token ",
    optional: true,
    exact: true,
    ...of("apiKey"),
  }),
  keys: multiline({
    label: "Keys",
    group: "connection",
    help: "One a line: where it goes (header, query or cookie), its name, and what is put before the key if anything.",
    example: "header X-App-Id\nheader X-App-Key",
    ...of("keys"),
  }),
  grant: choice({
    label: "Who agrees",
    group: "connection",
    default: "authorization_code",
    choices: [
      { value: "authorization_code", label: "A person, in a browser", help: "Authorization code with PKCE." },
      { value: "client_credentials", label: "Nobody: a machine", help: "Client credentials." },
    ],
    ...of("oauth2"),
  }),
  issuer: text({
    label: "Issuer",
    help: "If the application describes itself under .well-known, the addresses below may stay empty.",
    example: "https://login.acme.com",
    optional: true,
    ...of("oauth2"),
  }),
  authorizationUrl: text({
    label: "Authorization URL",
    help: "Where people sign in and agree.",
    optional: true,
    ...of("oauth2"),
  }),
  tokenUrl: text({
    label: "Token URL",
    help: "The client secret goes here and nowhere else.",
    optional: true,
    ...of("oauth2"),
  }),
  revocationUrl: text({ label: "Revocation URL", optional: true, ...of("oauth2") }),
  scopes: multiline({
    label: "Scopes",
    group: "connection",
    help: "One a line, with a few words about what it allows.",
    example: "orders.read See orders",
    optional: true,
    maxLength: 60_000,
    ...of("oauth2"),
  }),
  usual: text({
    label: "Scopes asked for",
    help: "Unless somebody chooses others.",
    optional: true,
    maxLength: 4000,
    ...of("oauth2"),
  }),
  clientAuthentication: choice({
    label: "How the client proves itself",
    group: "connection",
    default: "basic",
    choices: [
      { value: "basic", label: "Header (Basic)" },
      { value: "post", label: "Body" },
      { value: "none", label: "Not at all" },
    ],
    ...of("oauth2"),
  }),
  pkce: flag({
    label: "With PKCE",
    group: "connection",
    help: "Off only where the application refuses it.",
    default: "true",
    ...of("oauth2"),
  }),
  audience: text({ label: "Audience", optional: true, ...of("oauth2") }),
  loginPath: text({ label: "Path of the sign-in", example: "/login", help: "Asked with POST.", ...of("login") }),
  loginBody: choice({
    label: "Sent as",
    group: "connection",
    default: "json",
    choices: [
      { value: "json", label: "JSON" },
      { value: "form", label: "Form" },
    ],
    ...of("login"),
  }),
  loginUser: text({ label: "Name of the user name", default: "username", ...of("login") }),
  loginPassword: text({ label: "Name of the password", default: "password", ...of("login") }),
  tokenAt: text({
    label: "Where the answer holds the token",
    help: "A JSON Pointer; leave it empty if only a cookie counts.",
    example: "/token",
    optional: true,
    ...of("login"),
  }),
  cookie: text({ label: "Cookie to keep", example: "session", optional: true, ...of("login") }),
  header: text({ label: "Header for the token", example: "Authorization", optional: true, ...of("login") }),
  loginPrefix: text({
    label: "Put before the token",
    example: "Bearer ",
    optional: true,
    exact: true,
    default: "Bearer ",
    ...of("login"),
  }),
  logoutPath: text({ label: "Path of the sign-out", example: "/logout", optional: true, ...of("login") }),
  minutes: text({ label: "Minutes that a session lives", default: "20", ...of("login") }),
  steps: multiline({
    label: "How to get the values",
    group: "connection",
    help: "One step a line, for whoever adds a credential.",
    example: "Open Settings → API keys.\nPress New key and copy it.",
    optional: true,
    maxLength: 3000,
  }),
} as const satisfies Fields;

export type AboutKey = keyof typeof aboutFields;
export type WayKey = keyof typeof wayFields;
