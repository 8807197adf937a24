import { expect, test } from "vitest";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { keyOf, namesHost, placeFrom, placeOf } from "./place";

/** Whose trouble it is when credentials fail alike. */
const of = (connector: string, scheme: string) => namesHost(schemeOf(connectorOf(connector), scheme));
const at = (values: Record<string, string>, connector = "http", scheme = "bearer") =>
  placeOf({ workspaceId: "ws_1", connector, connectorVersion: null, scheme, values });

test.each([
  ["http", "bearer"],
  ["oauth2", "clientCredentials"],
  ["login", connectorOf("login").schemes[0]?.id ?? ""],
  ["postgresql", connectorOf("postgresql").schemes[0]?.id ?? ""],
  ["gitlab", connectorOf("gitlab").schemes[0]?.id ?? ""],
  ["wordpress", connectorOf("wordpress").schemes[0]?.id ?? ""],
])("%s is at the host that its owner names", (connector, scheme) => expect(of(connector, scheme)).toBe(true));

test.each([
  ["stripe", connectorOf("stripe").schemes[0]?.id ?? ""],
  ["shopify", connectorOf("shopify").schemes[0]?.id ?? ""],
  ["datadog", connectorOf("datadog").schemes[0]?.id ?? ""],
])("%s is one application whatever part of its host is filled in", (connector, scheme) =>
  expect(of(connector, scheme)).toBe(false),
);

test("a place is told by its host, not by what follows it, and survives as text", () => {
  const place = at({ baseUrl: "https://api.Example.com/v1" });
  expect(place).toEqual({ connector: "http", host: "api.example.com" });
  expect(placeFrom(keyOf(place))).toEqual(place);
  expect(at({ baseUrl: "https://api.example.com/v2" })).toEqual(place);
  expect(keyOf(at({ baseUrl: "https://other.example.com/v1" }))).not.toBe(keyOf(place));
  expect(keyOf(at({}, "stripe", connectorOf("stripe").schemes[0]?.id))).toBe("stripe");
});
