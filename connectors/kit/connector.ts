import type { Field, Fields } from "./field";
import type { Guide } from "./guide";
import type { Login, LoginNames } from "./login";
import type { OAuth2, OAuthNames } from "./oauth";
import type { InconclusiveReason, LimitedReason, RejectedReason } from "./outcome";
import type { Probe } from "./outside";
import type { ClientCertificate, Jwt, Signature } from "./signature";

/** `logo` is an address of ours, `logoDark` the one for dark tiles where it differs; the catalogue adds them. */
export type Tile = { initials: string; hue: number; logo?: string; logoDark?: string };

/** An application, described as data. The same definition feeds picker, form, guide, verification, proxy and docs. */
export type Connector = {
  /** Equals the folder's name: lower case, digits, dashes. */
  id: string;
  name: string;
  aliases?: readonly string[];
  category: Category;
  /** The vendor's page about authentication. */
  docs: string;
  /** Tile drawn when there is no logo: two letters and a hue of 0-359. */
  tile: Tile;
  /** Shown in the picker among the first. */
  popular?: boolean;
  /** What the vendor is retiring: shown in the picker and on affected credentials. */
  deprecations?: readonly { date: string; text: string; schemes?: readonly string[] }[];
  /** Only when somebody really tried it against the live application: the month. */
  verifiedLive?: string;
  /** Of an application that a workspace described itself: counts up with each change of the description. */
  version?: number;
  schemes: readonly Scheme[];
};

export const categories = {
  generic: "Any API",
  ai: "AI",
  analytics: "Analytics",
  accounting: "Accounting",
  communication: "Communication",
  crm: "CRM",
  database: "Databases",
  developer: "Developer tools",
  ecommerce: "E-commerce",
  email: "E-mail",
  erp: "ERP",
  files: "Files and servers",
  marketing: "Marketing",
  payments: "Payments",
  productivity: "Productivity",
  support: "Support",
} as const;
export type Category = keyof typeof categories;

export type HttpSchemeType =
  | "none"
  | "apiKey"
  | "bearer"
  | "basic"
  | "digest"
  | "login"
  | "oauth1"
  | "oauth2"
  | "jwt"
  | "signature"
  | "mtls";
export type ProtocolSchemeType = "userPassword" | "privateKey";
export type SchemeType = HttpSchemeType | ProtocolSchemeType;

type Common = {
  /** Unique in the connector; stored with each credential, so it never changes. */
  id: string;
  title: string;
  /** When to choose it, in one plain sentence; shown on the card when there are several. */
  when?: string;
  recommended?: boolean;
  fields: Fields;
  guide: Guide;
};

export type HttpScheme = Common & {
  type: HttpSchemeType;
  /** Where the authorization may be sent; nothing else is ever contacted with it. Templates. */
  origins: readonly string[];
  /** What the proxy's paths are joined to. */
  baseUrl: string;
  authenticate: Authenticate;
  /** For type `login`, and for others that fetch something first: the request that yields a session or token. */
  login?: Login;
  /** For type `jwt`: what is signed here. */
  jwt?: Jwt;
  /** For type `mtls`, and beside any other: what we show when a connection is encrypted. */
  clientCertificate?: ClientCertificate;
  /** For type `oauth2`, and for `oauth1` where somebody consents: how tokens are got and kept. */
  oauth2?: OAuth2;
  /** Field key of a PEM certificate authority to trust besides the public ones. */
  ca?: string;
  probe: HttpProbe;
  judge?: readonly JudgeRule[];
  /** Pointers to the application's own words in an error body, tried before the usual places. */
  says?: readonly string[];
};

export type ProtocolScheme = Common & {
  type: ProtocolSchemeType;
  /** Where it connects to; templates over the fields. */
  target: { host: string; port: string };
  /** Loaded when first needed: drivers are heavy. */
  probe: { load: () => Promise<{ probe: Probe }> };
};

export type Scheme = HttpScheme | ProtocolScheme;

export function isHttp(scheme: Scheme): scheme is HttpScheme {
  return scheme.type !== "userPassword" && scheme.type !== "privateKey";
}

/** Where the values go. Keys and values are templates over fields, and over what was fetched or made: `login.token`, `oauth.accessToken`, `jwt.token`. */
export type Authenticate = {
  /** Adds nothing unless this field has one of these values. */
  when?: { field: string; is: readonly string[] };
  header?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  /** Added to a JSON or form body. */
  body?: Readonly<Record<string, string>>;
  cookie?: Readonly<Record<string, string>>;
  basic?: { user: string; password: string };
  digest?: { user: string; password: string };
  /** A template that gives "Name: value" lines. */
  headerLines?: string;
  /** Last, over the request as it will leave. */
  sign?: Signature;
};

export type HttpRequest = {
  method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  url: string;
  headers?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  json?: Readonly<Record<string, unknown>>;
  form?: Readonly<Record<string, string>>;
  /** A body that a person wrote: a field with a JSON object, whose texts are templates too, and how it is sent (`json`, `form`, or nothing). */
  written?: { field: string; as: string };
};

/**
 * One cheap request without side effects that fails without the secret. `identity` and `label` are JSON Pointers into
 * the answer, or templates that mix fields `{user}`, pointers `{/id}` and headers `{header:x-name}`; of several the
 * first that yields something counts.
 */
export type HttpProbe = HttpRequest & {
  /** Why a method other than GET or HEAD leaves no trace. */
  reason?: string;
  expect?: "json" | "xml" | "text" | "any";
  identity: string | readonly string[];
  label: string | readonly string[];
  /** Scopes that the application says it granted: a pointer into the probe's answer or into one more request. */
  granted?: { url?: string; at: string };
  /** Field that lists the wanted scopes, separated by blanks or commas. What was not granted makes it `limited`. */
  wanted?: string;
};

/** Read in order, first match wins, before the default judge. All conditions of a rule must hold. */
export type JudgeRule = {
  status?: number | readonly number[];
  /** A JSON Pointer and what must stand there; without `is` it is enough that something does. */
  at?: string;
  is?: string | number | boolean | readonly (string | number)[];
  absent?: string;
  /** A regular expression (case-insensitive) over the body as text. */
  text?: string;
  then: Verdict;
};

export type Verdict =
  | { outcome: "verified" }
  | { outcome: "limited"; reason?: LimitedReason; hint?: string; missing?: readonly string[] }
  | ({ outcome: "rejected"; reason: RejectedReason } & Advice)
  | ({ outcome: "inconclusive"; reason: InconclusiveReason } & Advice);

/** Where to look first, and a value that would probably work there. */
type Advice = { hint?: string; field?: string; suggestion?: { field: string; value: string } };

type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
/** Pointers, headers and braces around a blank (GraphQL) name no field. */
type Bare<N extends string> = N extends `+${infer M}` | `${infer M}*`
  ? M
  : N extends `/${string}` | `header:${string}` | `${string} ${string}`
    ? never
    : N;
type Unknown<S extends string, K extends string> = Exclude<Bare<Names<S>>, K>;
/** Rewrites a template that names an unknown field into an error message that `tsc` then shows. */
type Checked<T, K extends string> = T extends string
  ? string extends T
    ? T
    : [Unknown<T, K>] extends [never]
      ? T
      : `unknown placeholder {${Unknown<T, K>}}`
  : T extends (...a: never[]) => unknown
    ? T
    : T extends object
      ? { [P in keyof T]: P extends "guide" | "pattern" | "clientCertificate" ? T[P] : Checked<T[P], K> }
      : T;

/** What is known only at run time, by type. */
type Runtime<B> =
  | (B extends { type: "oauth2" } ? OAuthNames<B> : never)
  | (B extends { type: "oauth1"; oauth2: object } ? OAuthNames<B> | "oauth.tokenSecret" : never)
  | (B extends { login: object } ? LoginNames<B> : never)
  | (B extends { type: "jwt" } ? "jwt.token" : never);
type Needed<B> = B extends { type: "oauth2" }
  ? { oauth2: OAuth2 }
  : B extends { type: "login" }
    ? { login: Login }
    : B extends { type: "jwt" }
      ? { jwt: Jwt }
      : B extends { type: "oauth1" | "signature" }
        ? { authenticate: { sign: Signature } }
        : B extends { type: "mtls" }
          ? { clientCertificate: ClientCertificate }
          : unknown;

/** Declares an HTTP way in. A placeholder that is neither field nor fact does not compile. */
export function scheme<const F extends Record<string, Field>, const B extends Omit<HttpScheme, "fields">>(
  definition: { fields: F } & B & Needed<B> & Checked<B, (keyof F & string) | Runtime<B>>,
): HttpScheme {
  return definition;
}

/** Declares a way in by a protocol that is not HTTP. */
export function protocol<const F extends Record<string, Field>, const B extends Omit<ProtocolScheme, "fields">>(
  definition: { fields: F } & B & Checked<B, keyof F & string>,
): ProtocolScheme {
  return definition;
}

export function defineConnector(connector: Connector): Connector {
  return connector;
}

/** Fields that are sealed: never selected for a page, never sent to a browser. */
export function secretKeys(fields: Fields): string[] {
  return Object.keys(fields).filter((key) => fields[key]?.secret);
}
