import fc from "fast-check";
import { expect, test } from "vitest";
import { findConnector } from "@/lib/catalog";
import { AppError } from "@/lib/errors";
import { n8nType, n8nTypeNames } from "@/lib/transfer/n8n-types";
import { csvTemplate } from "@/lib/transfer/read-csv";
import { readPlain } from "@/lib/transfer/read-upload";

/** Any text, and texts that look much like each kind of file. */
const word = fc.oneof(
  fc.string({ maxLength: 12, unit: "binary" }),
  fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "=1+1",
    "@SUM(A1)",
    "-2",
    "\ud800",
    "\u0000",
    '"',
    "'",
    "\n",
    ",",
    ";",
    "={{ $env.X }}",
    "cr_0000000000000000000000",
  ),
);
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(word, tie("any"), { maxKeys: 5 }),
  ),
})).any;
const item = fc.record(
  {
    id: value,
    name: value,
    type: fc.oneof(fc.constantFrom(...n8nTypeNames), word),
    data: value,
    connector: value,
    scheme: value,
    values: value,
    tags: value,
    environment: value,
  },
  { requiredKeys: [] },
);
const names = ["POSTGRES_HOST", "STRIPE_SECRET_KEY", "PROD_AWS_REGION", "DATABASE_URL", "__proto__", "X", "MAIL_"];
const file = fc.oneof(
  fc.string({ maxLength: 200, unit: "binary" }),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.array(item, { maxLength: 4 }).map((list) => JSON.stringify(list)),
  fc
    .record({ keyrack: fc.constant("credentials/1"), credentials: fc.array(fc.oneof(item, value), { maxLength: 4 }) })
    .map((each) => JSON.stringify(each)),
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(...names), word),
        fc.oneof(word, fc.webUrl(), fc.constant("postgres://u:%@h/x")),
      ),
      { maxLength: 6 },
    )
    .map((pairs) => pairs.map((pair) => pair.join("=")).join("\n")),
  fc
    .array(fc.array(word, { maxLength: 8 }), { maxLength: 4 })
    .map((rows) => `name,application,type,__proto__,token\n${rows.map((row) => row.join(",")).join("\n")}`),
  fc.string({ maxLength: 120 }).map((tail) => `keyrack: credentials/1\ncredentials:\n${tail}`),
  fc
    .tuple(fc.nat(400), fc.string({ maxLength: 3 }))
    .map(([at, junk]) => csvTemplate.slice(0, at) + junk + csvTemplate.slice(at)),
);

test("20,000 files of every kind are read or refused, and none breaks or pollutes anything", () => {
  const before = Object.keys(Object.prototype).length;
  let read = 0;
  fc.assert(
    fc.property(file, (content) => {
      try {
        const { records, unread } = readPlain(Buffer.from(content as string));
        read++;
        for (const record of records) {
          expect(record.name.length).toBeLessThanOrEqual(120);
          for (const text of Object.values(record.values)) expect(typeof text).toBe("string");
        }
        expect(records.length + unread.length).toBeLessThanOrEqual(2100);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }),
    { numRuns: 20_000 },
  );
  expect(Object.keys(Object.prototype)).toHaveLength(before);
  expect(read).toBeGreaterThan(5000);
}, 60_000);

test("what is too deep, too long or no text is refused in words", () => {
  const refused = (content: string | Buffer) => expect(() => readPlain(Buffer.from(content))).toThrow(AppError);
  refused("[".repeat(400_000));
  refused(`[{"type":"x","data":${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}}]`);
  expect(readPlain(Buffer.from(`keyrack: credentials/1\ncredentials:\n  ${"- ".repeat(5000)}`)).records).toEqual([]);
  refused("keyrack: &a [*a, *a]");
  refused(Buffer.from("PK\u0003\u0004\u0000\u0000"));
  refused("x".repeat(1_000_000));
  refused("");
});

test("every type of n8n in the table leads to fields that exist", () => {
  const wrong = n8nTypeNames.flatMap((name) => {
    const type = n8nType(name);
    const scheme = findConnector(type?.connector ?? "")?.schemes.find(({ id }) => id === type?.scheme);
    if (!scheme) return [`${name}: no ${type?.connector} ${type?.scheme}`];
    return (type?.fields ?? [])
      .filter(([ours]) => !Object.hasOwn(scheme.fields, ours))
      .map(([ours]) => `${name}: no field ${ours}`);
  });
  expect(wrong).toEqual([]);
});
