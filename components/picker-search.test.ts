import { expect, test } from "vitest";
import { type Category, categories } from "@/connectors/kit/connector";
import { findEntries, type PickerEntry } from "./picker-search";

const entry = (name: string, category: Category, aliases: string[] = [], ways = ["API key"]): PickerEntry => ({
  id: name.toLowerCase(),
  name,
  aliases,
  category,
  tile: { initials: "x", hue: 0 },
  popular: false,
  ways,
  href: "#",
});
const entries = [
  entry("Any API with a key", "generic"),
  entry("Stripe", "payments"),
  entry("Shopify", "ecommerce"),
  entry("SAP Business One", "erp", ["B1", "Service Layer"], ["Session login"]),
  entry("Café", "productivity"),
];
const names = (query: string) => findEntries(entries, query, categories).map((found) => found.name);

test("the beginning of a name comes before what merely holds the letters", () => {
  expect(names("s")[0]).toMatch(/^S/);
  expect(names("shop")).toEqual(["Shopify"]);
});
test("aliases, categories, ways and words without accents are found", () => {
  expect(names("service layer")).toEqual(["SAP Business One"]);
  expect(names("payments")).toEqual(["Stripe"]);
  expect(names("session")).toEqual(["SAP Business One"]);
  expect(names("cafe")).toEqual(["Café"]);
});
test("every word must be found", () => {
  expect(names("sap key")).toEqual([]);
  expect(names("nothing")).toEqual([]);
});
test("a letter that was left out is forgiven where nothing else fits", () => {
  expect(names("shp")).toEqual(["Shopify"]);
  expect(names("strpe")).toEqual(["Stripe"]);
  expect(names("sz")).toEqual([]);
  expect(names("hpf")).toEqual([]);
});
test("the generic ones come last even when they fit best", () => {
  expect(names("key").at(-1)).toBe("Any API with a key");
  expect(names("a").at(-1)).toBe("Any API with a key");
});
