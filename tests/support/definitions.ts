import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import {
  type Connector,
  type Fact,
  type Field,
  fieldSchema,
  type HttpScheme,
  isHttp,
  loginNamesOf,
  placeholders,
  type Scheme,
  type Values,
} from "@/connectors/kit";
import { answersOf } from "./recorded-answers";

/** What a definition uses, names and goes to, read from the definition itself. */
export const connectorsFolder = join(import.meta.dirname, "../../connectors");

export function probeCode(connector: Connector): string {
  const files = readdirSync(join(connectorsFolder, connector.id)).filter((name) => /^(probe|judge)\.ts$/.test(name));
  return files.map((name) => readFileSync(join(connectorsFolder, connector.id, name), "utf8")).join("\n");
}

/** Names of fields in all templates, without pointers and headers. */
export function usedIn(scheme: Scheme): Set<string> {
  const { fields: _, guide: __, ...rest } = scheme;
  const names = new Set<string>();
  const walk = (node: unknown) => {
    if (typeof node === "string") for (const name of placeholders(node)) names.add(name);
    else if (typeof node === "object" && node !== null)
      for (const [key, value] of Object.entries(node)) {
        walk(key);
        // A regular expression has braces of its own.
        if (key !== "pattern") walk(value);
      }
  };
  walk(rest);
  if (isHttp(scheme)) {
    const { certificate, key, passphrase } = scheme.clientCertificate ?? {};
    const written = [scheme.login?.request.written?.field, scheme.login?.refresh?.request.written?.field];
    const plain = [scheme.ca, scheme.oauth2?.ca, scheme.probe.wanted, certificate, key, passphrase, ...written];
    for (const name of plain) if (name !== undefined) names.add(name);
    for (const { when } of [scheme.login?.authenticate ?? [], scheme.login?.refresh?.authenticate ?? []].flat())
      if (when) names.add(when.field);
    if (scheme.authenticate.when) names.add(scheme.authenticate.when.field);
  }
  return new Set([...names].filter((name) => !/^(\/|header:)/.test(name)));
}

/** What an answer says becomes an address: its pattern has to hold it to the vendor's own hosts. */
export function expectNarrow(fact: Fact | undefined, name: string): void {
  const pattern = new RegExp(`^(?:${fact?.pattern})$`, "u");
  expect(fact?.pattern ?? "", name).toMatch(/^https:/);
  for (const address of ["https://evil.example", "http://127.0.0.1", "https://vendor.com.evil.example"])
    expect(address, name).not.toMatch(pattern);
}

/** Facts are known after a sign-in; a recorded answer of the same way in names some. */
export function recordedFacts(connector: Connector, scheme: Scheme): Values {
  const recorded = answersOf(connector).filter((each) => each.scheme === scheme.id);
  const named = recorded.flatMap(({ values = {} }) => Object.entries(values));
  return Object.fromEntries(named.filter(([name]) => name.startsWith("facts.")));
}

/** What templates may name beside fields. */
export function runtimeNames(scheme: Scheme): string[] {
  if (!isHttp(scheme)) return [];
  const facts = Object.keys(scheme.oauth2?.facts ?? {}).map((name) => `facts.${name}`);
  const login = scheme.login ? loginNamesOf(scheme.login) : [];
  const made = [
    ...(scheme.oauth2 ? ["oauth.accessToken", "oauth.tokenSecret"] : []),
    ...(scheme.jwt ? ["jwt.token"] : []),
  ];
  return [...login, ...made, ...facts];
}

export function urlsOf(scheme: HttpScheme): string[] {
  const { probe, login } = scheme;
  return [probe.url, probe.granted?.url, login?.request.url, login?.logout?.url].filter((url) => url !== undefined);
}

export function defaults(scheme: Scheme): Values {
  return Object.fromEntries(
    Object.entries(scheme.fields).flatMap(([key, field]) => (field.default ? [[key, field.default]] : [])),
  );
}

export function examples(scheme: Scheme): Values {
  return Object.fromEntries(
    Object.entries(scheme.fields).flatMap(([key, field]) => {
      const value = field.default ?? field.example;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

export function errorsOf(field: Field | undefined, value: string): string[] {
  if (!field) return ["no such field"];
  const result = fieldSchema(field).safeParse(value);
  return result.success ? [] : result.error.issues.map((issue) => issue.message);
}
