import { expect, test } from "vitest";
import type { OAuthScope } from "@/connectors/kit/oauth";
import { isPreset, matching, othersIn, scopeChanges, scopesIn, scopeText } from "./scope-words";

const known: readonly OAuthScope[] = [
  { scope: "orders.read", words: "See orders", risk: "low" },
  { scope: "orders.write", words: "Change orders", risk: "medium", why: "For two-way sync" },
  { scope: "admin", words: "Do everything", risk: "high" },
];

test("pasted scopes are separated by blanks, commas or lines, and each counts once", () => {
  expect(scopesIn("a b,c\n a")).toEqual(["a", "b", "c"]);
  expect(scopesIn("  ")).toEqual([]);
});

test("what is sent keeps the order of the list, and what the list does not know at the end", () => {
  expect(scopeText(known, ["custom", "admin", "orders.read"])).toBe("orders.read admin custom");
  expect(othersIn(known, ["custom", "admin", "custom"])).toEqual(["custom"]);
});

test("a search looks at names, plain words and reasons", () => {
  expect(matching(known, "SYNC orders").map(({ scope }) => scope)).toEqual(["orders.write"]);
  expect(matching(known, "")).toHaveLength(3);
});

test("a change tells what is new and what is dropped", () => {
  expect(scopeChanges("a b", "b,c")).toEqual({ added: ["c"], dropped: ["a"] });
});

test("a preset is chosen only when nothing else is", () => {
  expect(isPreset(["a", "b"], ["b", "a"])).toBe(true);
  expect(isPreset(["a"], ["a", "b"])).toBe(false);
});
