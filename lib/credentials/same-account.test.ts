import { expect, test } from "vitest";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { isOtherAccount } from "./same-account";

const of = (connector: string, scheme: string) => schemeOf(connectorOf(connector), scheme);
const baseUrl = "https://api.acme.example";

test("another label for an account that only we have a name for is the same account", () => {
  const bearer = of("http", "bearer");
  const before = { identity: `robot at ${baseUrl}`, values: { baseUrl, account: "robot" } };
  const other = { identity: `warehouse at ${baseUrl}`, values: { baseUrl, account: "warehouse" } };
  const none = { identity: baseUrl, values: { baseUrl } };
  expect(isOtherAccount(bearer, before, other)).toBe(false);
  expect(isOtherAccount(bearer, before, none)).toBe(false);
  expect(isOtherAccount(bearer, none, other)).toBe(false);
});

test("what is sent to the application still tells accounts apart, whatever the label", () => {
  const before = { identity: `robot at ${baseUrl}`, values: { baseUrl, account: "robot" } };
  const elsewhere = "https://other.example";
  const moved = { identity: `robot at ${elsewhere}`, values: { baseUrl: elsewhere, account: "robot" } };
  expect(isOtherAccount(of("http", "bearer"), before, moved)).toBe(true);
  const ana = { identity: `ana at ${baseUrl}`, values: { baseUrl, username: "ana" } };
  const bea = { identity: `bea at ${baseUrl}`, values: { baseUrl, username: "bea" } };
  expect(isOtherAccount(of("http", "basic"), ana, bea)).toBe(true);
});

test("what the application says of itself counts, also where labels changed", () => {
  const gitlab = connectorOf("gitlab").schemes[0];
  if (!gitlab) throw new Error("no scheme");
  const before = { identity: `1 at ${baseUrl}`, values: { baseUrl } };
  expect(isOtherAccount(gitlab, before, { identity: `2 at ${baseUrl}`, values: { baseUrl } })).toBe(true);
  expect(isOtherAccount(gitlab, before, before)).toBe(false);
});
