import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expandText, expandUrl, type Fact, type Fields, type HttpScheme, type Values } from "@/connectors/kit";
import type { Recorded } from "./recorded-answers";
import { type Issued, issueCertificate } from "./servers/x509";
import type { Arrived } from "./simulated-vendor-request";

/** The OAuth half of a simulated vendor: a token endpoint that knows one client, discovery, and what is asked for afterwards. */
export type OAuthPlay = {
  /** As `facts.name`. */
  facts: Values;
  /** Claims of the ID token, if one is due. */
  claims?: Readonly<Record<string, unknown>>;
  /** Instead of any token. */
  refuses?: Recorded["answer"];
};

export const accessToken = "at-4711-simulated";
const json = { "content-type": "application/json" };

/** Facts of the good answer, and for the others whatever fits their pattern. */
export function factsFor({ oauth2 }: HttpScheme, good: Recorded): Values {
  const named = Object.entries(oauth2?.facts ?? {}).flatMap(([name, fact]) => {
    const value =
      good.values?.[`facts.${name}`] ?? (fact.optional ? undefined : sample(fact.pattern ?? "made-[0-9]{6}"));
    return value === undefined ? [] : [[`facts.${name}`, value]];
  });
  return Object.fromEntries(named);
}

/** Parameters of a callback besides code and state. */
export function callbackParameters({ oauth2 }: HttpScheme, facts: Values): [string, string][] {
  return Object.entries(oauth2?.facts ?? {}).flatMap(([name, fact]) => {
    const value = facts[`facts.${name}`];
    return fact.from === "callback" && value !== undefined ? [[fact.name, value]] : [];
  });
}

/** The callback with the proof that the application signs it with, where the definition wants one. */
export function withProof({ oauth2 }: HttpScheme, values: Values, params: URLSearchParams): URLSearchParams {
  const proof = oauth2?.authorize?.proof;
  if (proof === undefined) return params;
  const text = [...params].map(([name, value]) => `${name}=${value}`);
  const signature = createHmac("sha256", expandText(proof.key, values)).update(text.sort().join("&")).digest("hex");
  return new URLSearchParams([...params, [proof.parameter, signature]]);
}

/** A key of one's own where a definition wants one to sign with. */
export function withPrivateKeys(fields: Fields, values: Values): Values {
  const keys = Object.keys(values).filter(
    (key) => fields[key]?.secret && /key/i.test(key) && fields[key]?.kind !== "secret",
  );
  const { key, cert } = pair();
  const certificates = Object.keys(values).filter((name) => fields[name]?.example?.includes("BEGIN CERTIFICATE"));
  return {
    ...values,
    ...Object.fromEntries(keys.map((name) => [name, key])),
    ...Object.fromEntries(certificates.map((name) => [name, cert])),
  };
}

/** A key of the same kind that is not ours. */
export function strangersKey(): string {
  return issueCertificate("stranger", { kind: "rsa" }).key.trim();
}

/** Undefined when this request has nothing to do with OAuth. */
export function oauthAnswer(
  scheme: HttpScheme,
  values: Values,
  play: OAuthPlay,
  arrived: Arrived,
): Recorded["answer"] | undefined {
  const { oauth2 } = scheme;
  if (!oauth2) return undefined;
  const all = { ...values, ...play.facts };
  const { endpoints, facts = {} } = oauth2;
  const path = (template: string) => new URL(expandUrl(template, all)).pathname;
  const issuer = endpoints.issuer === undefined ? undefined : expandUrl(endpoints.issuer, all);
  if (arrived.url.pathname.includes("/.well-known/"))
    return { status: 200, headers: json, body: metadata(issuer ?? "") };
  const named = expandUrl(endpoints.token ?? "", all);
  const token = new URL(named === "" ? `${issuer}/token` : named).pathname;
  if (arrived.method === "POST" && arrived.url.pathname === token)
    return play.refuses ?? (knowsClient(scheme, values, arrived) ? granted(scheme, play, issuer) : stranger);
  const asked = Object.entries(facts).find(
    ([, fact]) =>
      fact.from === "request" &&
      arrived.url.pathname === path(fact.request.url) &&
      // What the question who we are answers anyway is recorded.
      arrived.url.pathname !== path(scheme.probe.url),
  );
  return asked && { status: 200, headers: json, body: told(facts, arrived.url.pathname, path, play.facts) };
}

export const stranger = { status: 401, headers: json, body: { error: "invalid_client" } };
export const spent = { status: 400, headers: json, body: { error: "invalid_grant" } };

let made: Issued | undefined;
function pair(): Issued {
  const { key, cert } = made ?? issueCertificate("client", { kind: "rsa" });
  made = { key: key.trim(), cert: cert.trim() };
  return made;
}

function sample(pattern: string): string {
  const [text = ""] = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 1, seed: 4711 });
  return text;
}

function metadata(issuer: string): Record<string, unknown> {
  const at = (name: string) => `${issuer}/${name}`;
  return { issuer, authorization_endpoint: at("authorize"), token_endpoint: at("token"), jwks_uri: at("jwks") };
}

/** The secret has to arrive, wherever the definition puts it; who signs proves itself by that, and others have only a name. */
function knowsClient({ oauth2 }: HttpScheme, values: Values, { headers, body }: Arrived): boolean {
  const secret = expandText(oauth2?.client.secret ?? "", values);
  const id = expandText(oauth2?.client.id ?? "", values);
  const sent = Object.values(body.startsWith("{") ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body)));
  const basic = Buffer.from((headers.authorization ?? "").replace(/^Basic /, ""), "base64").toString("utf8");
  const [, ...rest] = basic.split(":");
  const shown = [...sent, rest.join(":"), decodeURIComponent(rest.join(":").replace(/\+/g, " "))];
  return secret === "" ? /assertion=/.test(body) || shown.includes(id) : shown.includes(secret);
}

function granted({ oauth2 }: HttpScheme, play: OAuthPlay, issuer: string | undefined): Recorded["answer"] {
  const { answer = {}, types = ["Bearer"] } = oauth2?.token ?? {};
  const body: Record<string, unknown> = {};
  put(body, answer.accessToken ?? "/access_token", accessToken);
  put(body, answer.tokenType ?? "/token_type", types[0]);
  put(body, answer.refreshToken ?? "/refresh_token", "rt-4711-simulated");
  if (answer.expiresAt) put(body, answer.expiresAt, new Date(Date.now() + 3_600_000).toISOString());
  else put(body, answer.expiresIn ?? "/expires_in", 3600);
  for (const [name, fact] of Object.entries(oauth2?.facts ?? {})) {
    const value = play.facts[`facts.${name}`];
    if (fact.from === "token" && value !== undefined) put(body, fact.at, value);
  }
  if (play.claims)
    body.id_token = idToken({
      ...claimsOf(oauth2?.facts ?? {}, play.facts),
      ...play.claims,
      ...(issuer ? { iss: issuer } : {}),
    });
  return { status: 200, headers: json, body };
}

function claimsOf(facts: Readonly<Record<string, Fact>>, values: Values): Record<string, unknown> {
  const claims: Record<string, unknown> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (fact.from === "idToken" && values[`facts.${name}`] !== undefined) put(claims, fact.at, values[`facts.${name}`]);
  }
  return claims;
}

/** Over an authenticated connection to the token endpoint nobody looks at the signature (OpenID Connect Core 3.1.3.7). */
function idToken(claims: Readonly<Record<string, unknown>>): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256" })}.${part({ sub: "4711", iat: now, exp: now + 600, ...claims })}.c2ln`;
}

/** One document that holds every fact that is read from this address. */
function told(
  facts: Readonly<Record<string, Fact>>,
  asked: string,
  path: (template: string) => string,
  values: Values,
): unknown {
  const item: Record<string, unknown> = {};
  let list: string | undefined;
  for (const [name, fact] of Object.entries(facts)) {
    if (fact.from !== "request" || path(fact.request.url) !== asked) continue;
    list ??= fact.list;
    put(item, fact.at, values[`facts.${name}`] ?? "made");
  }
  if (list === undefined) return item;
  if (list === "") return [item];
  const document: Record<string, unknown> = {};
  put(document, list, [item]);
  return document;
}

function put(document: Record<string, unknown>, pointers: string | readonly string[], value: unknown): void {
  const [, ...names] = ([pointers].flat()[0] ?? "").split("/");
  const last = names.pop() ?? "";
  let node = document;
  for (const name of names) {
    const next = (node[name] ?? {}) as Record<string, unknown>;
    node[name] = next;
    node = next;
  }
  node[last] = value;
}
