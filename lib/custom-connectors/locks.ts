import * as httpField from "@/connectors/http/fields";
import { type Authenticate, type Fields, type HttpScheme, multiline, secret, text } from "@/connectors/kit";
import type { Part, Way } from "./definition";

/** What each way in asks for, where that goes, and what else a request needs. */
export type Lock = {
  fields: Fields;
  scheme: Pick<HttpScheme, "login" | "oauth2">;
  /** Field that names who signs in. */
  who?: string;
};

export function lockOf(way: Way, base: string): Lock {
  switch (way.kind) {
    case "none":
      return { fields: {}, scheme: {} };
    case "apiKey":
      return { fields: { key: keyField(way.key, "API key") }, scheme: {} };
    case "keys":
      return {
        fields: Object.fromEntries(way.keys.map((key, index) => [`key${index + 1}`, keyField(key, key.name)])),
        scheme: {},
      };
    case "bearer":
      return { fields: { token: httpField.token }, scheme: {} };
    case "basic":
    case "digest":
      return { fields: person, scheme: {}, who: "username" };
    case "login":
      return { fields: person, scheme: { login: loginOf(way, base) }, who: "username" };
    case "oauth2":
      return oauthLock(way);
  }
}

export function authenticateOf(way: Way): Authenticate {
  switch (way.kind) {
    case "none":
      return {};
    case "apiKey":
      return placed([[way.key, "key"]]);
    case "keys":
      return placed(way.keys.map((key, index) => [key, `key${index + 1}`]));
    case "bearer":
      return { header: { authorization: "Bearer {token}" } };
    case "basic":
      return { basic: { user: "{username}", password: "{password}" } };
    case "digest":
      return { digest: { user: "{username}", password: "{password}" } };
    case "oauth2":
      return { header: { authorization: "Bearer {oauth.accessToken}" } };
    case "login":
      return way.token === undefined
        ? {}
        : { header: { [way.header ?? "authorization"]: `${way.prefix ?? "Bearer "}{login.token}` } };
  }
}

const person: Fields = { username: httpField.username, password: httpField.userPassword };

function keyField(part: Part, label: string) {
  const places = { header: "the header", query: "the parameter", cookie: "the cookie" };
  const before = part.prefix ? ` “${part.prefix.trim()}” is put before it.` : "";
  return secret({ label, help: `Sent as ${places[part.in]} ${part.name}.${before}` });
}

function placed(keys: readonly (readonly [Part, string])[]): Authenticate {
  const of = (place: Part["in"]) =>
    Object.fromEntries(
      keys.filter(([part]) => part.in === place).map(([part, field]) => [part.name, `${part.prefix ?? ""}{${field}}`]),
    );
  const [header, query, cookie] = [of("header"), of("query"), of("cookie")];
  const some = (record: Record<string, string>) => Object.keys(record).length > 0;
  return {
    ...(some(header) ? { header } : {}),
    ...(some(query) ? { query } : {}),
    ...(some(cookie) ? { cookie } : {}),
  };
}

function loginOf(way: Extract<Way, { kind: "login" }>, base: string): NonNullable<HttpScheme["login"]> {
  const values = { [way.user]: "{username}", [way.password]: "{password}" };
  return {
    request: {
      method: "POST",
      url: `${base}${way.path}`,
      ...(way.body === "json" ? { json: values } : { form: values }),
    },
    ...(way.token ? { token: way.token } : {}),
    ...(way.cookie ? { cookies: [way.cookie] } : {}),
    life: way.minutes * 60,
    ...(way.logoutPath ? { logout: { method: "POST", url: `${base}${way.logoutPath}` } } : {}),
  };
}

function oauthLock(way: Extract<Way, { kind: "oauth2" }>): Lock {
  const { grant, clientAuthentication, audience } = way;
  const own: Fields =
    clientAuthentication === "none"
      ? {}
      : { clientSecret: secret({ label: "Client secret", help: "Often shown only once." }) };
  const wanted = multiline({
    label: "Scopes",
    help: "What you want to be allowed, separated by blanks.",
    optional: true,
    maxLength: 4000,
    ...(way.usual?.length ? { default: way.usual.join(" ") } : {}),
  });
  const endpoints = {
    ...(way.issuer ? { issuer: way.issuer, discover: true } : {}),
    ...(way.authorizationUrl ? { authorize: way.authorizationUrl } : {}),
    ...(way.tokenUrl ? { token: way.tokenUrl } : {}),
    ...(way.revocationUrl ? { revoke: way.revocationUrl } : {}),
  };
  const parameters = audience ? { parameters: { audience } } : {};
  const personal = grant === "authorization_code";
  return {
    fields: { clientId: text({ label: "Client ID", help: "As the application shows it." }), ...own, scopes: wanted },
    scheme: {
      oauth2: {
        grant,
        endpoints,
        client: {
          id: "{clientId}",
          ...(clientAuthentication === "none" ? {} : { secret: "{clientSecret}" }),
          authentication: clientAuthentication,
        },
        ...(way.pkce === false ? { pkce: false } : {}),
        scopes: {
          wanted: "{scopes}",
          available: (way.scopes ?? []).map(({ scope, words }) => ({ scope, words: words ?? scope, risk: "medium" })),
        },
        ...(personal
          ? { authorize: parameters, refresh: { rotation: "sometimes" } }
          : { token: parameters, offline: "none" }),
        ca: "ca",
      },
    },
  };
}
