import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { apiDocument } from "@/app/api/v1/openapi";
import { draftFrom } from "@/lib/openapi/draft";
import { outlineOf } from "@/lib/openapi/outline";
import { readOutline } from "@/lib/openapi/reader";

/** Documents that others wrote, as they lie in packages that are installed anyway, and our own. */
const folder = "node_modules/@redocly/openapi-core/src";
const read = (path: string) => readFileSync(`${folder}/${path}`, "utf8");

test("our own document gives a bearer token and a call that needs no parameters", async () => {
  const outline = await readOutline(JSON.stringify(apiDocument()));
  if ("refused" in outline) throw new Error(outline.detail);
  const draft = draftFrom(outline, "https://keyrack.acme.dev/api/openapi.json");
  expect(draft.about.name).toMatch(/keyrack/i);
  expect(draft.ways[0]?.kind).toBe("bearer");
  expect(draft.about.baseUrl).toMatch(/^https:\/\/keyrack\.acme\.dev/);
  expect(draft.about.path).toMatch(/^\//);
});

test("a large document of a payment company: a key, a token, and two hundred paths", () => {
  const outline = outlineOf(read("benchmark/benches/rebilly.yaml"));
  if ("refused" in outline) throw new Error(outline.detail);
  expect(outline.operations).toBeGreaterThan(100);
  const draft = draftFrom(outline);
  expect(draft.ways.length).toBeGreaterThan(0);
  expect(draft.about.baseUrl).toMatch(/^https:\/\//);
  expect(draft.guesses.map(({ at }) => at)).toContain("about.path");
});

const fixtures = [
  "__tests__/fixtures/resolve/openapi.yaml",
  "__tests__/fixtures/resolve/openapi-with-md-description.yaml",
  "__tests__/fixtures/refs/openapi-with-url-refs.yaml",
  "__tests__/fixtures/refs/openapi-with-external-refs.yaml",
  "__tests__/fixtures/refs/openapi-with-external-refs-conflicting-names.yaml",
  "__tests__/fixtures/refs/openapi-with-special-names-in-props.yaml",
  "__tests__/fixtures/lint/openapi.yaml",
];
test.each(fixtures)("%s is drafted or refused in words, and nothing is fetched for it", (path) => {
  const outline = outlineOf(read(path));
  if ("refused" in outline) {
    expect(outline.detail).toMatch(/^\S.{15,}\.$/s);
    return;
  }
  expect(draftFrom(outline).guesses.length).toBeGreaterThan(1);
});
