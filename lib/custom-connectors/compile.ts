import * as httpField from "@/connectors/http/fields";
import {
  type Authenticate,
  type Connector,
  choice,
  type Field,
  type Fields,
  type Guide,
  type HttpScheme,
  type HttpSchemeType,
  placeholders,
  type Scheme,
  text,
} from "@/connectors/kit";
import { certificateAuthority } from "@/connectors/kit/server-fields";
import type { Definition, Way } from "./definition";
import { authenticateOf, type Lock, lockOf } from "./locks";

/**
 * Makes the connector that a definition describes: fields, requests, guide and the only origins that its secrets may go
 * to. It is the same kind of thing as a shipped one, so everything after it cannot tell them apart.
 */
export function compile(id: string, version: number, definition: Definition): Connector {
  const { name, category, docs, ways } = definition;
  const ids = schemeIds(ways);
  return {
    id,
    version,
    name,
    category,
    docs: docs ?? siteOf(definition) ?? "https://www.rfc-editor.org/rfc/rfc9110.html#name-http-authentication",
    tile: tileOf(name),
    schemes: ways.map((way, index): Scheme => schemeOf(definition, way, ids[index] ?? `way${index}`, index === 0)),
  };
}

/** Stable while ways of other kinds come and go: credentials remember it. */
export function schemeIds(ways: readonly Way[]): string[] {
  const seen = new Map<string, number>();
  return ways.map((way) => {
    const kind =
      way.kind === "apiKey" ? `apiKey${capital(way.key.in)}` : way.kind === "oauth2" ? grantIds[way.grant] : way.kind;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count === 1 ? kind : `${kind}${count}`;
  });
}

const grantIds = { authorization_code: "authorizationCode", client_credentials: "clientCredentials" } as const;

export function defaultTitle(way: Way): string {
  switch (way.kind) {
    case "apiKey":
      return way.key.in === "query"
        ? "API key in the address"
        : way.key.in === "cookie"
          ? "API key in a cookie"
          : "API key";
    case "keys":
      return "Several keys together";
    case "bearer":
      return "Bearer token";
    case "basic":
      return "User name and password";
    case "digest":
      return "Digest";
    case "none":
      return "No authentication";
    case "oauth2":
      return way.grant === "authorization_code" ? "Sign in with a browser" : "Client credentials";
    case "login":
      return "Sign in with user name and password";
  }
}

const types: Record<Way["kind"], HttpSchemeType> = {
  apiKey: "apiKey",
  keys: "apiKey",
  bearer: "bearer",
  basic: "basic",
  digest: "digest",
  none: "none",
  oauth2: "oauth2",
  login: "login",
};

function schemeOf(definition: Definition, way: Way, id: string, first: boolean): HttpScheme {
  const { baseUrl, check } = definition;
  const lock = lockOf(way, baseUrl ?? "{+baseUrl}");
  const place = placeFields(definition);
  const whose: Fields = check.label ? {} : { account: httpField.account };
  const fields: Fields = { ...place, ...lock.fields, ...whose, ca: certificateAuthority };
  const origin = baseUrl === undefined ? "{+baseUrl}" : (/^https?:\/\/[^/]+/i.exec(baseUrl)?.[0] ?? baseUrl);
  return {
    id,
    type: types[way.kind],
    title: way.title ?? defaultTitle(way),
    ...(way.when ? { when: way.when } : {}),
    ...(first && definition.ways.length > 1 ? { recommended: true } : {}),
    fields,
    origins: [origin],
    baseUrl: baseUrl ?? "{+baseUrl}",
    authenticate: authenticateOf(way) satisfies Authenticate,
    ...lock.scheme,
    ca: "ca",
    probe: {
      url: `${baseUrl ?? "{+baseUrl}"}${check.path}`,
      expect: check.expect,
      ...whoAnswers(definition, lock),
    },
    judge: [
      ...(check.rejects?.length
        ? [{ status: check.rejects, then: { outcome: "rejected", reason: "invalid_credentials" } } as const]
        : []),
      {
        status: [404, 410],
        then: {
          outcome: "inconclusive",
          reason: "not_checkable",
          hint: `There is nothing at ${check.path}. An owner or admin can change the path to check of this application.`,
        },
      },
    ],
    guide: guideOf(definition, way, fields),
  };
}

/** Where it is: the whole address, or the parts of it that are left open. */
function placeFields({ baseUrl, variables = {} }: Definition): Fields {
  if (baseUrl === undefined) return { baseUrl: httpField.baseUrl };
  return Object.fromEntries(
    placeholders(baseUrl).map((name): [string, Field] => {
      const { label = spaced(name), example, choices } = variables[name] ?? {};
      if (choices)
        return [
          name,
          choice({
            label,
            group: "connection",
            default: choices[0] ?? "",
            choices: choices.map((value) => ({ value, label: value })),
          }),
        ];
      const [before = "", after = ""] = baseUrl.split(`{${name}}`);
      return [
        name,
        text({
          label,
          help: `Part of the address: ${before}…${after}`,
          ...(example ? { example } : {}),
          pattern: "^[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?$",
          message: "Enter only this part of the address: letters, digits and dashes.",
          maxLength: 100,
        }),
      ];
    }),
  );
}

/** What the answer says of itself comes first; without that the credential is told apart by where it goes. */
function whoAnswers({ baseUrl, check }: Definition, lock: Lock): Pick<HttpScheme["probe"], "identity" | "label"> {
  const where = baseUrl === undefined ? "{baseUrl}" : baseUrl.replace(/^https?:\/\//i, "");
  const somebody = lock.who === undefined ? [] : [`{${lock.who}} at ${where}`];
  const account = check.label ? [] : [`{account} at ${where}`];
  const named = check.label ? [] : ["{account}"];
  return {
    identity: check.identity ? check.identity : [...somebody, ...account, where],
    label: [
      ...(check.label ? [check.label] : []),
      ...named,
      ...somebody,
      ...(check.identity ? [check.identity] : []),
      where,
    ],
  };
}

function guideOf(definition: Definition, way: Way, fields: Fields): Guide {
  const { name, docs, variables } = definition;
  const fills = Object.keys(fields);
  const own = way.steps ?? [];
  return {
    intro: `${name} was described by an owner or admin of this workspace.`,
    steps: [
      ...(way.kind === "oauth2" && way.grant === "authorization_code"
        ? [
            {
              text: `Register an OAuth application at ${name} and enter this as its **redirect URI**:`,
              copy: "{keyrack.redirectUri}",
            },
          ]
        : []),
      ...own.map((step) => ({ text: step })),
      {
        text:
          own.length > 0
            ? "Enter the values beside this."
            : `Open ${name} and find the values that are asked for beside this.`,
        fills,
        ...(docs ? { url: docs } : {}),
      },
    ],
    ...(variables || definition.baseUrl
      ? {}
      : { notes: ["The base URL decides where the secret is sent. Check it letter by letter."] }),
  };
}

/** Two letters and a hue that stay the same for the same name. */
function tileOf(name: string): Connector["tile"] {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const [first = "?", second] = words;
  const initials = second ? `${[...first][0] ?? ""}${[...second][0] ?? ""}` : [...first].slice(0, 2).join("");
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return { initials: capital(initials), hue };
}

function siteOf({ baseUrl }: Definition): string | undefined {
  return baseUrl === undefined || baseUrl.includes("{") ? undefined : new URL(baseUrl).origin;
}

/** "accountId" → "Account id" */
function spaced(name: string): string {
  return capital(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
