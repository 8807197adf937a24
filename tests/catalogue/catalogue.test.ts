import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "@/connectors";
import { expandEach, isHttp, placeholders } from "@/connectors/kit";
import { judgeAnswer } from "@/lib/verification/judge";
import {
  connectorsFolder,
  defaults,
  errorsOf,
  examples,
  expectNarrow,
  probeCode,
  recordedFacts,
  runtimeNames,
  urlsOf,
  usedIn,
} from "@/tests/support/definitions";
import { answersOf } from "@/tests/support/recorded-answers";

/** The quality bar: a definition that does not meet it is not listed. Everything is read from the definitions. */
const folder = connectorsFolder;
const schemes = catalogue.flatMap((connector) =>
  connector.schemes.map((scheme) => [`${connector.id} ${scheme.id}`, connector, scheme] as const),
);
const httpSchemes = schemes.flatMap(([name, connector, scheme]) =>
  isHttp(scheme) ? [[name, connector, scheme] as const] : [],
);

describe("the catalogue", () => {
  it("lists every folder once, sorted, under the folder's name", () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && !["kit", "families"].includes(entry.name),
    );
    const ids = catalogue.map((connector) => connector.id);
    expect(ids).toEqual(folders.map((entry) => entry.name).sort());
    expect(new Set(catalogue.map((connector) => connector.name)).size).toBe(catalogue.length);
  });

  it.each(catalogue.map((connector) => [connector.id, connector] as const))(
    "%s names itself and its documents",
    (id, connector) => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(connector.docs).toMatch(/^https:\/\//);
      expect(connector.tile.initials).toMatch(/^[A-Z][a-z0-9]$/);
      expect(connector.tile.hue).toBeGreaterThanOrEqual(0);
      expect(connector.tile.hue).toBeLessThan(360);
      for (const { date, schemes: affected = [] } of connector.deprecations ?? []) {
        expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        for (const scheme of affected) expect(connector.schemes.map((each) => each.id)).toContain(scheme);
      }
      const ids = connector.schemes.map((scheme) => scheme.id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(connector.schemes.filter((scheme) => scheme.recommended)).toHaveLength(1);
      if (connector.schemes.length > 1)
        expect(connector.schemes.every((scheme) => scheme.when || scheme.recommended)).toBe(true);
      expect(JSON.parse(JSON.stringify(connector.schemes.map((scheme) => scheme.fields)))).toEqual(
        connector.schemes.map((scheme) => scheme.fields),
      );
    },
  );
});

describe.each(schemes)("%s", (_, connector, scheme) => {
  const fields = Object.entries(scheme.fields);

  it("declares every placeholder and uses every field", () => {
    const used = usedIn(scheme);
    const runtime = runtimeNames(scheme);
    expect([...used].filter((name) => !runtime.includes(name) && !Object.hasOwn(scheme.fields, name))).toEqual([]);
    // A driver's probe takes the values as they are: it has to name each field in its own folder.
    const code = isHttp(scheme) ? "" : probeCode(connector);
    const unused = fields.filter(([key]) => !used.has(key) && !new RegExp(`\\b${key}\\b`).test(code));
    expect(unused.map(([key]) => key)).toEqual([]);
  });

  it("keeps secret what sounds secret", () => {
    for (const [key, field] of fields) {
      const sounds = /secret|token|passphrase|password|private.?key|^key$|api.?key$/i.test(key);
      if (sounds) expect(field.secret, key).toBe(true);
      if (field.kind === "secret") expect(field.secret, key).toBe(true);
      if (field.secret) expect(field.group, key).toBe("secret");
      if (field.secret) expect(field.default, key).toBeUndefined();
    }
  });

  it("has patterns that compile and fit their own example and default", () => {
    for (const [key, field] of fields) {
      expect(field.label, key).toMatch(/^[A-Z]/);
      if (field.pattern !== undefined) {
        expect(field.message ?? "", `${key} says what is wrong`).not.toBe("");
        expect(field.example ?? field.default, `${key} has an example`).toBeDefined();
      }
      for (const text of [field.pattern ? field.example : undefined, field.default]) {
        if (text !== undefined) expect(errorsOf(field, text), `${key}: ${text}`).toEqual([]);
      }
      if (field.kind === "choice") expect(field.choices?.length, key).toBeGreaterThan(1);
      if (field.shownWhen) expect(Object.keys(scheme.fields)).toContain(field.shownWhen.field);
      for (const rule of field.paste ?? []) {
        if (rule.kind === "strip") expect(() => new RegExp(rule.pattern, "u")).not.toThrow();
        else
          for (const target of rule.kind === "url" ? Object.keys(rule.into) : Object.values(rule.into))
            expect(Object.keys(scheme.fields), key).toContain(target);
      }
    }
  });

  it("has a guide that covers every field, with pages to open", () => {
    const { steps } = scheme.guide;
    const filled = steps.flatMap((step) => step.fills ?? []);
    expect(fields.map(([key]) => key).filter((key) => !filled.includes(key))).toEqual([]);
    expect(filled.filter((key) => !Object.hasOwn(scheme.fields, key))).toEqual([]);
    expect(steps.some((step) => step.url !== undefined) || connector.id === "demo").toBe(true);
    for (const { url = "https://", text } of steps) {
      expect(url).toMatch(/^https:\/\//);
      expect(text).toMatch(/[.:]$/);
      for (const name of placeholders(url)) expect(scheme.fields[name]?.secret).toBe(false);
    }
  });
});

describe.each(httpSchemes)("%s over HTTP", (_, connector, scheme) => {
  it("asks with GET, or says why another method leaves no trace", () => {
    const { method = "GET", reason = "" } = scheme.probe;
    if (method !== "GET" && method !== "HEAD") expect(reason.length).toBeGreaterThan(20);
  });

  it("goes only to its own origins, encrypted unless the field for the address says otherwise", () => {
    const values = { ...recordedFacts(connector, scheme), ...examples(scheme) };
    const expanded = scheme.origins.flatMap((template) => expandEach(template, values));
    const origins = expanded.map((url) => new URL(url).origin);
    for (const template of [...urlsOf(scheme), scheme.baseUrl]) {
      expect(template).toMatch(/^(https:\/\/|\{\+)/);
      const [address = "none"] = expandEach(template, values);
      if (address !== "") expect(origins).toContain(new URL(address).origin);
      for (const [, name = ""] of template.matchAll(/\{\+([^{}\s]+)\}/g)) {
        const { kind, pattern = "" } = scheme.fields[name] ?? {};
        if (name.startsWith("facts.")) expectNarrow(scheme.oauth2?.facts?.[name.slice(6)], name);
        else expect(kind === "url" || /^\^\(?\//.test(pattern), name).toBe(true);
      }
    }
  });

  it("sends codes, client secrets and refresh tokens only to encrypted endpoints, or to those that a field names", () => {
    const { endpoints = {} } = scheme.oauth2 ?? {};
    for (const endpoint of Object.values(endpoints)) {
      if (typeof endpoint === "string") expect(endpoint).toMatch(/^(https:\/\/|\{\+)/);
    }
    if (scheme.oauth2) expect(JSON.stringify(scheme.authenticate)).toContain("{oauth.accessToken}");
  });

  it("can verify without showing a secret as identity or label", () => {
    for (const template of [scheme.probe.identity, scheme.probe.label].flat())
      for (const name of placeholders(template)) expect(scheme.fields[name]?.secret ?? false).toBe(false);
    if (scheme.probe.wanted !== undefined) expect(Object.keys(scheme.fields)).toContain(scheme.probe.wanted);
    if (scheme.ca !== undefined) expect(scheme.fields[scheme.ca]?.kind).toBe("file");
    for (const rule of [...(scheme.judge ?? []), ...(scheme.login?.judge ?? [])]) {
      if (rule.text !== undefined) expect(() => new RegExp(rule.text ?? "", "iu")).not.toThrow();
      const { field, suggestion } = "field" in rule.then || "suggestion" in rule.then ? rule.then : {};
      if (field !== undefined) expect(Object.keys(scheme.fields)).toContain(field);
      if (suggestion) expect(errorsOf(scheme.fields[suggestion.field], suggestion.value)).toEqual([]);
    }
  });

  const answers = answersOf(connector).filter((each) => each.scheme === scheme.id);

  it("has recorded answers: one good, one bad, and one to the same probe without the secret", () => {
    expect(answers.some((each) => each.expect.outcome === "verified" && each.expect.identity !== undefined)).toBe(true);
    expect(answers.some((each) => each.expect.outcome === "rejected")).toBe(true);
    if (scheme.type !== "none")
      expect(answers.some((each) => each.withoutSecret && each.expect.outcome !== "verified")).toBe(true);
    for (const each of answers) expect(each.source).toMatch(/^https:\/\//);
  });

  it.each(answers.map((each) => [each.title, each] as const))(
    "judges: %s",
    (_, { request, values, answer, expect: due }) => {
      const judged = request === "login" ? { ...scheme, judge: scheme.login?.judge ?? [] } : scheme;
      const outcome = judgeAnswer(
        judged,
        { ...defaults(scheme), ...values },
        {
          status: answer.status,
          headers: answer.headers ?? {},
          body: typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body),
        },
      );
      expect(outcome).toMatchObject(due);
      if (outcome.outcome === "verified") expect(outcome.identity).not.toBe("");
    },
  );

  it("turns an outage into nothing worse than inconclusive, whatever the page says", () => {
    for (const status of [408, 429, 500, 502, 503, 504]) {
      for (const body of ["", "<html><body>Unauthorized</body></html>", '{"message":"Unauthorized"}']) {
        const outcome = judgeAnswer(scheme, examples(scheme), { status, headers: {}, body });
        expect(outcome.outcome).toBe("inconclusive");
      }
    }
  });
});

it("only declarative connectors have recorded answers, and only of schemes that exist", () => {
  for (const connector of catalogue) {
    expect(existsSync(join(folder, connector.id, "answers.json"))).toBe(connector.schemes.some(isHttp));
    for (const each of answersOf(connector))
      expect(connector.schemes.map((scheme) => scheme.id)).toContain(each.scheme);
  }
});
