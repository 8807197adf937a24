import { afterAll, beforeAll, expect, test } from "vitest";
import { readCheck } from "@/app/(portal)/credentials/check/request";
import { catalogue } from "@/connectors";
import { type Field, isShown, maxLengthOf } from "@/connectors/kit";
import { runCheck } from "@/lib/credentials/check";
import { createCredential } from "@/lib/credentials/create";
import { listCredentials } from "@/lib/credentials/list";
import { type Submission, submitCredential } from "@/lib/credentials/submit";
import { demoKey } from "@/lib/demo";
import { AppError } from "@/lib/errors";
import { type TestInstallation, testInstallation } from "./support/installation";

/** Whatever is typed, pasted or sent by hand: a sentence at the field, and nothing stored. */
let t: TestInstallation;
let key: string;
beforeAll(async () => {
  t = await testInstallation();
  key = await demoKey(t.home.store, t.home.vault);
});
afterAll(() => t.stop());

const everyScheme = catalogue.flatMap((connector) =>
  connector.schemes.map((scheme) => [`${connector.id}/${scheme.id}`, connector.id, scheme] as const),
);

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error;
}
async function stored() {
  const { checks, credentials, secrets, verifications } = t.home.store.t;
  const { db } = t.home.store;
  return {
    credentials: (await db.select().from(credentials)).length,
    secrets: (await db.select().from(secrets)).length,
    checks: (await db.select().from(checks)).length,
    verifications: (await db.select().from(verifications)).length,
  };
}
const demo = (more: Partial<Submission> = {}): Submission => ({
  connector: "demo",
  scheme: "key",
  name: "Demo",
  intent: "save",
  values: { key },
  ...more,
});
const isText = (field: Field) => field.kind !== "choice" && field.kind !== "flag";

test.each(everyScheme)("%s: every field that is too long gets its own sentence", async (_, connector, scheme) => {
  const before = await stored();
  const texts = Object.entries(scheme.fields).filter(
    ([name, field]) => isText(field) && isShown(scheme.fields, name, {}),
  );
  if (texts.length === 0) return;
  const values = Object.fromEntries(texts.map(([name, field]) => [name, "9".repeat(maxLengthOf(field) + 1)]));
  const error = await refusal(runCheck(t.owner, { connector, scheme: scheme.id, values }));
  expect(error.code).toBe("invalid_fields");
  for (const [name] of texts) expect(error.fields[name], name).toContain("is too long: at most");
  expect(await stored()).toEqual(before);
});

test.each(everyScheme)(
  "%s: nothing at all is answered at each field that must be filled",
  async (_, connector, scheme) => {
    const wanted = Object.entries(scheme.fields).filter(
      ([name, field]) =>
        !field.optional && field.default === undefined && field.kind !== "flag" && isShown(scheme.fields, name, {}),
    );
    if (wanted.length === 0) return;
    const error = await refusal(runCheck(t.owner, { connector, scheme: scheme.id, values: {} }));
    expect(Object.keys(error.fields).sort()).toEqual(wanted.map(([name]) => name).sort());
  },
);

test.each(everyScheme)(
  "%s: control characters, lone surrogates and wrong types are refused",
  async (_, connector, scheme) => {
    const before = await stored();
    const texts = Object.entries(scheme.fields).filter(
      ([name, field]) => isText(field) && isShown(scheme.fields, name, {}),
    );
    const bad: unknown[] = ["a\u0000b", "a\ud800b", ["a"], { a: "b" }, () => "a"];
    for (const [name] of texts) {
      for (const value of bad) {
        const input = { connector, scheme: scheme.id, values: { [name]: value } };
        const error = await refusal(runCheck(t.owner, input));
        expect(error.fields[name], `${name} of ${String(value)}`).toBeTruthy();
      }
    }
    expect(await stored()).toEqual(before);
  },
);

test.each([
  ["empty", ""],
  ["only blanks", "   \n\t "],
  ["121 characters", "n".repeat(121)],
  ["a null byte", "na\u0000me"],
  ["a number", 7],
  ["a list", ["Demo"]],
  ["nothing", undefined],
])("a name that is %s is refused at the name", async (_, name) => {
  const before = await stored();
  expect((await refusal(submitCredential(t.owner, demo({ name })))).fields).toHaveProperty("name");
  expect(await stored()).toEqual(before);
});

test("unicode and markup are ordinary text of a name, and come back as they were", async () => {
  const name = "<script>alert(1)</script> Zürich 東京 🔑 &amp;";
  const made = await createCredential(t.owner, { name, connector: "demo", scheme: "key", values: { key } });
  expect(made.name).toBe(name);
  expect((await listCredentials(t.owner, { q: "zürich 🔑" })).items[0]?.name).toBe(name);
});

test("markup in a field that has a pattern is refused with the field's own words", async () => {
  const error = await refusal(runCheck(t.owner, demo({ values: { key: "<img src=x onerror=alert(1)>" } })));
  expect(error.fields.key).toContain("demo_");
  expect(error.fields.key).not.toContain("<img");
});

test.each([
  ["connector", demo({ connector: "no-such-thing" })],
  ["connector that is a property of every object", demo({ connector: "__proto__" })],
  ["scheme", demo({ scheme: "oauth9" })],
])("an unknown %s is not found, and says what there is", async (_, input) => {
  const before = await stored();
  expect((await refusal(submitCredential(t.owner, input))).code).toBe("not_found");
  expect(await stored()).toEqual(before);
});

test("a field that the application does not have is named", async () => {
  const error = await refusal(runCheck(t.owner, demo({ values: { key, admin: "true" } })));
  expect(error.fields[""]).toContain("admin");
});

test("a draft may be incomplete, not impossible", async () => {
  const before = await stored();
  for (const bad of ["x".repeat(5000), "a\u0000b"]) {
    expect(
      (await refusal(submitCredential(t.owner, demo({ intent: "draft", values: { key: bad } })))).fields,
    ).toHaveProperty("key");
  }
  expect(await stored()).toEqual(before);
});

test("a check that is somebody else's, invented or empty saves nothing", async () => {
  const check = await runCheck(t.owner, demo());
  const before = await stored();
  const other = { ...t.owner, userId: "us_other" };
  expect((await refusal(createCredential(other, { name: "Theirs", check: check.id }))).code).toBe("expired");
  expect((await refusal(createCredential(t.owner, { name: "None", check: "ck_none" }))).code).toBe("expired");
  expect((await refusal(createCredential(t.owner, { name: "Empty", check: "" }))).code).toBe("expired");
  expect(await stored()).toEqual(before);
});

test("a rejected check is not saved by naming it, nor by asking for it unverified", async () => {
  const wrong = await runCheck(t.owner, demo({ values: { key: "demo_000000000000000000000000" } }));
  const before = await stored();
  for (const intent of ["save", "keep", "unverified", "asNew"] as const) {
    const error = await refusal(submitCredential(t.owner, demo({ intent, check: wrong.id })));
    expect(error.code).toBe("verification_failed");
  }
  expect(await stored()).toEqual(before);
});

const post = (body: string) => new Request("http://localhost:3999/credentials/check", { method: "POST", body });

test("a body beyond a megabyte is refused before it is read to its end", async () => {
  const error = await refusal(readCheck(post(JSON.stringify({ values: { key: "k".repeat(1_100_000) } }))));
  expect(error).toMatchObject({ code: "too_large", status: 413 });
});

test.each([
  "",
  "null",
  "[]",
  "{",
  '"text"',
  '{"connector":1,"scheme":"key","values":{}}',
  '{"connector":"demo","scheme":"key","values":[]}',
])("a body that is %j is refused", async (body) => {
  expect((await refusal(readCheck(post(body)))).code).toBe("invalid_fields");
});

test("only what a check knows is taken from its body", async () => {
  const body =
    '{"connector":"demo","scheme":"key","values":{"key":"k","__proto__":{"x":"y"}},"credential":5,"admin":true}';
  const input = await readCheck(post(body));
  expect(Object.keys(input)).toEqual(["connector", "scheme", "values"]);
});
