import { format, inspect } from "node:util";
import { expect, it } from "vitest";
import { isSecret, secret } from "./secret";

const planted = "canary-7f308d741afe20b8";

it("gives its value only to reveal()", () => {
  expect(secret(planted).reveal()).toBe(planted);
  expect(secret({ a: 1 }).reveal()).toEqual({ a: 1 });
});

it("is [secret] in every text that is made of it", () => {
  const wrapped = secret(planted);
  expect([`${wrapped}`, String(wrapped), wrapped.toString(), inspect(wrapped), format("%s", wrapped)]).toEqual(
    Array.from({ length: 5 }, () => "[secret]"),
  );
  expect(JSON.stringify({ a: [wrapped] })).toBe('{"a":["[secret]"]}');
});

it("appears nowhere in a dump of what holds it", () => {
  const wrapped = secret(planted);
  const holder = { wrapped, nested: { list: [wrapped], copy: { ...wrapped } }, map: new Map([["a", wrapped]]) };
  const options = { depth: 9, showHidden: true, getters: true };
  const dumps = [
    inspect(holder, options),
    inspect(holder, { ...options, customInspect: false }),
    JSON.stringify(holder),
  ];
  for (const dump of [...dumps, format("%o %O %j", holder, holder, holder)]) expect(dump).not.toContain(planted);
});

it("cannot be cloned to another thread or changed", () => {
  expect(() => structuredClone(secret(planted))).toThrow();
  expect(Object.isFrozen(secret(planted))).toBe(true);
});

it("is known by type", () => {
  expect([secret(planted), planted, null, {}].map(isSecret)).toEqual([true, false, false, false]);
});
