import { expect, test } from "vitest";
import { addressOf, queryOf, readFilters, wayBack, withChoice } from "./filters";

test("an address says the filters, and the filters say the same address", () => {
  const filters = { status: "invalid", connector: "shopify", q: "eu store & more", sort: "name", page: 3 } as const;
  const more = { way: "oauth", environment: "production", tag: "team:eu", caretaker: "us_1", unused: "90" } as const;
  const address = addressOf(filters);
  const params = Object.fromEntries(new URL(address, "http://x").searchParams);
  expect(readFilters(params)).toEqual(filters);
  const rest = Object.fromEntries(new URL(addressOf(more), "http://x").searchParams);
  expect(readFilters(rest)).toEqual(more);
  expect(queryOf(more)).toMatchObject({ way: "oauth", unusedDays: 90 });
  expect(addressOf({})).toBe("/credentials");
});

test("what makes no sense in an address is left out", () => {
  const params = { status: "green", sort: "changed", page: "-1", connector: "../x", q: "  ", more: ["a", "b"] };
  expect(readFilters({ way: "magic", environment: "a b", tag: '"', caretaker: "us-1'", unused: "7" })).toEqual({});
  expect(readFilters(params)).toEqual({});
});

test("another choice begins at the first page and keeps the rest", () => {
  expect(withChoice({ q: "a", page: 4 }, { status: "valid" })).toBe("/credentials?q=a&status=valid");
});

test("the way back never leads away from these pages", () => {
  expect(wayBack("/credentials?status=valid&page=2")).toBe("/credentials?status=valid&page=2");
  expect(wayBack("/credentials/cr_1?tab=settings")).toBe("/credentials/cr_1?tab=settings");
  expect(wayBack("/credentials?q=日本 x")).toBe("/credentials?q=%E6%97%A5%E6%9C%AC%20x");
  for (const bad of [
    "//evil.example",
    "https://evil.example",
    "/credentials/../settings",
    "/credentials\\x",
    "/sign-out",
    "/credentials?q=a\u0000",
    "/credentials?q=a\nb",
    "",
  ])
    expect(wayBack(bad)).toBe("/credentials");
});
