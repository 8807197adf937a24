import { createSecretKey, randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { createDekCache } from "./dek-cache";

const place = { workspaceId: "ws_1", recordId: "cr_1", field: "dek", revision: 1 };
const name = (first: number) => Buffer.alloc(74, first);
const key = () => createSecretKey(randomBytes(32));

it("gives a key only for the place that it was unwrapped for", () => {
  const cache = createDekCache(2);
  const kept = key();
  cache.set(name(1), place, kept);
  expect(cache.get(name(1), { ...place, field: "secret", revision: 7 })).toBe(kept);
  expect(cache.get(name(1), { ...place, workspaceId: "ws_2" })).toBeUndefined();
  expect(cache.get(name(1), { ...place, recordId: "cr_2" })).toBeUndefined();
});

it("holds no more than its capacity and drops what was used longest ago", () => {
  const cache = createDekCache(2);
  cache.set(name(1), place, key());
  cache.set(name(2), place, key());
  cache.get(name(1), place);
  cache.set(name(3), place, key());
  expect([1, 2, 3].map((each) => cache.get(name(each), place) !== undefined)).toEqual([true, false, true]);
});

it("forgets what it is told to", () => {
  const cache = createDekCache(2);
  cache.set(name(1), place, key());
  cache.forget(name(1));
  expect(cache.get(name(1), place)).toBeUndefined();
});

it("a capacity of nothing keeps nothing", () => {
  const cache = createDekCache(0);
  cache.set(name(1), place, key());
  expect(cache.get(name(1), place)).toBeUndefined();
});
