import fc from "fast-check";
import { expect, test } from "vitest";
import { draftFrom } from "@/lib/openapi/draft";
import { outlineOf } from "@/lib/openapi/outline";
import { readOutline } from "@/lib/openapi/reader";
import { workerCode } from "@/lib/openapi/worker-code";
import { embedded } from "@/scripts/embed-openapi-worker";
import { draftOf } from "./drafting";
import { hostCases } from "./hosts.cases";
import { schemeCases } from "./schemes.cases";
import { wholeCases } from "./whole.cases";

/** Documents of unknown origin: whatever is in them, there is an answer, soon, and the process lives. */
const texts = [...hostCases, ...schemeCases, ...wholeCases].map(({ document }) =>
  typeof document === "string" ? document : JSON.stringify(document),
);

test("the embedded reader is made of what stands beside it", async () => {
  expect(await embedded()).toContain(JSON.stringify(workerCode).slice(0, 2000));
  expect((await embedded()).length).toBe(
    `/** Made by \`npx tsx scripts/embed-openapi-worker.ts\` from worker-entry.ts. Do not edit. */\nexport const workerCode =\n  ${JSON.stringify(workerCode)};\n`
      .length,
  );
});

test("any value in any place of a document ends in a draft or a refusal", () => {
  const anything = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom("__proto__", "constructor", "#/", "#/paths", "\u0000", "{x}", "//", "%"),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...texts.filter((text) => text.startsWith('{"'))),
      fc.nat(),
      anything,
      fc.nat(3),
      (text, at, value, how) => {
        const document: unknown = parsed(text);
        if (document === undefined) return;
        mutate(document, at, value, how);
        const drafted = draftOf({ name: "", document });
        expect(["string", "object"]).toContain(typeof drafted);
      },
    ),
    { numRuns: 1500 },
  );
});

test("any bytes in any place of a text end in a draft or a refusal", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat(40),
      fc.string({ maxLength: 12 }),
      (text, at, length, put) => {
        const start = at % (text.length + 1);
        const outline = outlineOf(text.slice(0, start) + put + text.slice(start + length));
        if (!("refused" in outline)) draftFrom(outline);
      },
    ),
    { numRuns: 600 },
  );
});

test("through the thread a mutated document is answered as well", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), fc.nat(), fc.string({ maxLength: 20 }), async (text, at, put) => {
      const start = at % (text.length + 1);
      const outline = await readOutline(text.slice(0, start) + put + text.slice(start));
      expect("refused" in outline || "version" in outline).toBe(true);
    }),
    { numRuns: 25 },
  );
});

const nested = (open: string, close: string, times: number) => `${open.repeat(times)}1${close.repeat(times)}`;
const bomb = [
  "a0: &a0 [x,x,x,x,x,x,x,x,x]",
  ...Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(",")}]`),
].join("\n");
const hostile: [string, () => string, RegExp][] = [
  ["too large", () => `{"openapi":"3.0.0","x":"${"y".repeat(9_000_000)}"}`, /8 MB/],
  ["nested JSON", () => nested('{"a":', "}", 5_000), /deep|nested/],
  ["nested lists", () => nested("[", "]", 100_000), /deep|nested|JSON|seconds|memory/],
  ["nested YAML", () => `a: ${nested("[", "]", 3_000)}`, /deep|nested|seconds|YAML|memory/],
  ["aliases that grow", () => bomb, /aliases/],
  [
    "very many members",
    () => `{${Array.from({ length: 400_000 }, (_, n) => `"k${n}":{"a":[{}]}`).join(",")}}`,
    /memory|seconds|neither/,
  ],
  [
    "a tag that would run code",
    () => "openapi: !!js/function 'function(){ process.exit() }'\n",
    /version|neither|openapi/i,
  ],
];
test.each(hostile)("hostile: %s", async (_, make, refusal) => {
  const outline = await readOutline(make());
  expect("refused" in outline ? outline.detail : JSON.stringify(outline).slice(0, 200)).toMatch(refusal);
});

test("nothing of a document reaches a prototype", () => {
  outlineOf(
    '{"openapi":"3.0.0","info":{"title":"P"},"paths":{"__proto__":{"get":{"polluted":true}}},"components":{"securitySchemes":{"__proto__":{"type":"apiKey","in":"header","name":"X"}}}}',
  );
  expect(({} as Record<string, unknown>).get).toBeUndefined();
  expect(({} as Record<string, unknown>).type).toBeUndefined();
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Replaces, adds or removes at the nth place. */
function mutate(document: unknown, at: number, value: unknown, how: number): void {
  const places: [Record<string, unknown>, string][] = [];
  const collect = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      collect((node as Record<string, unknown>)[key]);
    }
  };
  collect(document);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return;
  const [node, key] = place;
  if (how === 0) delete node[key];
  // Not by its own toString, which may be one of the values.
  else if (how === 1) node[(typeof value === "string" ? value : JSON.stringify(value)).slice(0, 40)] = node[key];
  else node[key] = value;
}
