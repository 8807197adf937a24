import { expect, test } from "vitest";
import { type Outcome, stepNames } from "@/connectors/kit";
import { connectorOf, schemeOf } from "@/lib/catalog";
import { unsendableHint } from "@/lib/egress/headers";
import { quarantineSentence } from "@/lib/quarantine";
import { explain } from "./explain";
import { authorizationOf } from "./request";
import { recordSteps } from "./steps";

const sap = connectorOf("sap-business-one");
const way = sap.schemes[0] ?? schemeOf(sap, "login");
const reasons = [
  "invalid_credentials",
  "expired",
  "revoked",
  "account_locked",
  "wrong_account",
  "misconfigured",
  "invalid_client",
] as const;
const troubles = [
  "dns",
  "refused",
  "timeout",
  "tls",
  "blocked_address",
  "rate_limited",
  "server_error",
  "unexpected_response",
  "not_checkable",
] as const;

test.each([
  ...reasons.map((reason): Outcome => ({ outcome: "rejected", reason })),
  ...troubles.map((reason): Outcome => ({ outcome: "inconclusive", reason })),
])("every failure says cause, whose fault and what next: $reason", (outcome) => {
  const told = explain(sap, way, outcome);
  expect(told?.cause).toMatch(/^\S.{8,}[.”]$/);
  expect(told?.next).toMatch(/^\S.{8,}\.$/);
  expect(["you", "application", "network", "administrator", "nobody"]).toContain(told?.whose);
});

test("the application's own words are quoted", () => {
  expect(
    explain(sap, way, { outcome: "rejected", reason: "invalid_credentials", says: "Login failed" })?.cause,
  ).toContain("“Login failed”");
});

test("where nothing answers on another port, the usual one is offered", () => {
  const outcome: Outcome = { outcome: "inconclusive", reason: "refused" };
  expect(explain(sap, way, outcome, { port: "50001" })?.suggestion).toEqual({ field: "port", value: "50000" });
  expect(explain(sap, way, outcome, { port: "50000" })?.suggestion).toBeUndefined();
});

test("header lines reach the application as they were typed, empty optional headers not at all", () => {
  const lines = authorizationOf({ headerLines: "{lines}" }, { lines: "X-One: a{b}c\nX-Two:  d " });
  expect(lines.headers).toEqual({ "x-one": "a{b}c", "x-two": "d" });
  expect(authorizationOf({ header: { "x-account": "{account}" } }, {}).headers).toEqual({});
  expect(() => authorizationOf({ headerLines: "{lines}" }, { lines: "Host: evil" })).toThrow(RangeError);
});

test("steps end with the one that failed", () => {
  const steps = recordSteps();
  for (const name of ["host", "signIn", "tls"] as const) steps.begin(name);
  const ended = steps.finish({ outcome: "inconclusive", reason: "tls" });
  expect(ended.map(({ name, state }) => `${name} ${state}`)).toEqual(["host passed", "tls failed"]);
  expect(stepNames.indexOf("host")).toBeLessThan(stepNames.indexOf("tls"));
});

test("a hint that says what to do is not followed by the same words again", () => {
  const allow = { address: "10.0.2.68", port: 50000 };
  const hint = "10.0.2.68 is a private address. An owner or admin can allow 10.0.2.68:50000.";
  expect(explain(sap, way, { outcome: "inconclusive", reason: "blocked_address", allow, hint })?.next).toBe(hint);
});

test("a value that no header carries is for whoever typed it to correct, and nobody is told to keep it", () => {
  const told = explain(sap, way, { outcome: "inconclusive", reason: "not_checkable", hint: unsendableHint });
  expect(told).toMatchObject({ whose: "you", field: "password" });
  expect(`${told?.cause} ${told?.next}`).not.toMatch(/unverified|no way/);
});

test("a restored copy says that it sends nothing, and asks nobody for another address", () => {
  const held = { outcome: "inconclusive", reason: "blocked_address", hint: quarantineSentence } as const;
  expect(explain(sap, way, held)).toEqual({
    cause: "Nothing was sent, so nothing is known.",
    whose: "administrator",
    next: quarantineSentence,
  });
});
