import type { Values } from "@/connectors/kit";
import { AppError } from "@/lib/errors";
import { type Definition, format, type Part, parseDefinition, type Way } from "./definition";
import type { AboutKey, Content, WayKey } from "./form";

/** From the form to a definition and back. Errors of the definition come back under the keys of the form. */

/** Throws `invalid_fields` keyed as `about.name` and `ways.0.keyName`. */
export function toDefinition(content: Pick<Content, "about" | "ways">): Definition {
  try {
    return parseDefinition(drawn(content));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "invalid_fields") throw error;
    const fields: Record<string, string> = {};
    for (const [at, message] of Object.entries(error.fields)) fields[formKey(at, content)] ??= message;
    throw new AppError("invalid_fields", "Look at the marked fields.", { cause: error, fields });
  }
}

export function toForm(definition: Definition): Pick<Content, "about" | "ways"> {
  const { name, category, docs, baseUrl, variables = {}, check, ways } = definition;
  const lines = Object.entries(variables).flatMap(([key, { choices }]) =>
    choices ? [`${key}: ${choices.join(", ")}`] : [],
  );
  const about: Partial<Record<AboutKey, string | undefined>> = {
    name,
    category,
    docs,
    baseUrl,
    variables: lines.join("\n"),
    path: check.path,
    expect: check.expect,
    identity: check.identity,
    label: check.label,
    rejects: check.rejects?.join(" "),
  };
  return { about: filled(about), ways: ways.map((way) => filled(wayTexts(way))) };
}

function drawn({ about, ways }: Pick<Content, "about" | "ways">): unknown {
  const a = (key: AboutKey) => said(about[key]);
  const variables = variablesIn(about.variables ?? "");
  const rejects = numbers(about.rejects);
  return dropped({
    format,
    name: about.name ?? "",
    category: a("category") ?? "generic",
    docs: a("docs"),
    baseUrl: a("baseUrl")?.replace(/\/+$/, ""),
    variables: Object.keys(variables).length > 0 ? variables : undefined,
    check: dropped({
      path: about.path ?? "",
      expect: a("expect") ?? "json",
      identity: a("identity"),
      label: a("label"),
      rejects: rejects.length > 0 ? rejects : undefined,
    }),
    ways: ways.map(drawnWay),
  });
}

function drawnWay(way: Values): unknown {
  const w = (key: WayKey) => said(way[key]);
  const kind = w("kind");
  const common = { kind, title: w("title"), when: w("when"), steps: linesOf(way.steps) };
  switch (kind) {
    case "apiKey":
      return dropped({
        ...common,
        key: dropped({ in: w("place") ?? "header", name: way.keyName?.trim() ?? "", prefix: raw(way.prefix) }),
      });
    case "keys":
      return dropped({ ...common, keys: (linesOf(way.keys) ?? []).map(partIn) });
    case "oauth2":
      return dropped({
        ...common,
        grant: w("grant") ?? "authorization_code",
        issuer: w("issuer"),
        authorizationUrl: w("authorizationUrl"),
        tokenUrl: w("tokenUrl"),
        revocationUrl: w("revocationUrl"),
        scopes: linesOf(way.scopes)?.map((line) => {
          const [scope = "", ...words] = line.split(/\s+/);
          return dropped({ scope, words: words.join(" ") || undefined });
        }),
        usual: w("usual")?.split(/[\s,]+/),
        clientAuthentication: w("clientAuthentication") ?? "basic",
        pkce: way.pkce === "false" ? false : undefined,
        audience: w("audience"),
      });
    case "login":
      return dropped({
        ...common,
        path: way.loginPath?.trim() ?? "",
        body: w("loginBody") ?? "json",
        user: way.loginUser?.trim() ?? "",
        password: way.loginPassword?.trim() ?? "",
        token: w("tokenAt"),
        cookie: w("cookie"),
        header: w("header"),
        prefix: raw(way.loginPrefix),
        logoutPath: w("logoutPath"),
        minutes: Number(way.minutes ?? "20"),
      });
    default:
      return dropped(common);
  }
}

function wayTexts(way: Way): Partial<Record<WayKey, string | undefined>> {
  const common = { kind: way.kind, title: way.title, when: way.when, steps: way.steps?.join("\n") };
  switch (way.kind) {
    case "apiKey":
      return { ...common, place: way.key.in, keyName: way.key.name, prefix: way.key.prefix };
    case "keys":
      return {
        ...common,
        keys: way.keys.map((key) => [key.in, key.name, ...(key.prefix ? [key.prefix] : [])].join(" ")).join("\n"),
      };
    case "oauth2":
      return {
        ...common,
        grant: way.grant,
        issuer: way.issuer,
        authorizationUrl: way.authorizationUrl,
        tokenUrl: way.tokenUrl,
        revocationUrl: way.revocationUrl,
        scopes: way.scopes?.map(({ scope, words }) => (words ? `${scope} ${words}` : scope)).join("\n"),
        usual: way.usual?.join(" "),
        clientAuthentication: way.clientAuthentication,
        pkce: way.pkce === false ? "false" : "true",
        audience: way.audience,
      };
    case "login":
      return {
        ...common,
        loginPath: way.path,
        loginBody: way.body,
        loginUser: way.user,
        loginPassword: way.password,
        tokenAt: way.token,
        cookie: way.cookie,
        header: way.header,
        loginPrefix: way.prefix,
        logoutPath: way.logoutPath,
        minutes: String(way.minutes),
      };
    default:
      return common;
  }
}

/** "header X-Key Token" */
function partIn(line: string): Part | { in: string; name: string } {
  const [, place = "", name = "", before = ""] = /^(\S+)\s*(\S*)\s?(.*)$/.exec(line) ?? [];
  return dropped({
    in: place.toLowerCase().replace(/:$/, ""),
    name,
    prefix: before === "" ? undefined : `${before.trimEnd()} `,
  }) as Part;
}

function variablesIn(text: string): Record<string, { choices: string[] }> {
  return Object.fromEntries(
    (linesOf(text) ?? []).map((line) => {
      const [name = "", list = ""] = line.split(/:(.*)/s);
      const choices = list.split(",").map((each) => each.trim());
      return [name.trim(), { choices: choices.filter((each) => each !== "") }] as const;
    }),
  );
}

/** Where in the form a path of the definition is written. */
function formKey(at: string, { ways }: Pick<Content, "ways">): string {
  const [head, second, ...rest] = at.split(".");
  if (head === "check") return `about.${second}`;
  if (head === "variables") return "about.variables";
  if (head !== "ways" || second === undefined) return head ? `about.${head}` : "";
  const kind = ways[Number(second)]?.kind;
  const key = wayKey(rest, kind);
  return `ways.${second}.${key}`;
}

function wayKey([first = "kind", second]: readonly string[], kind: string | undefined): WayKey {
  if (first === "key") return second === "in" ? "place" : second === "prefix" ? "prefix" : "keyName";
  const login: Record<string, WayKey> = {
    path: "loginPath",
    body: "loginBody",
    user: "loginUser",
    password: "loginPassword",
    token: "tokenAt",
    prefix: "loginPrefix",
  };
  return (kind === "login" ? (login[first] ?? first) : first) as WayKey;
}

function said(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text === "" ? undefined : text;
}

/** Blanks at the end count: "Token " and then the key. */
function raw(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value.trimStart();
}

function linesOf(text: string | undefined): string[] | undefined {
  const lines = (text ?? "").split(/\r?\n/).map((line) => line.trim());
  const some = lines.filter((line) => line !== "");
  return some.length > 0 ? some : undefined;
}

function numbers(text: string | undefined): number[] {
  return (text ?? "").split(/[\s,]+/).flatMap((each) => (each === "" ? [] : [Number(each)]));
}

function dropped(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

function filled(texts: Partial<Record<string, string | undefined>>): Values {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) => (value === undefined || value === "" ? [] : [[key, value]])),
  );
}
