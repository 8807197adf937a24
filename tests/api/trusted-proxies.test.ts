import { afterEach, expect, test } from "vitest";
import { type TestApi, testApi } from "../support/api";

/** An API token that may be used from one address, behind proxies that are declared and not. */
let t: TestApi;
afterEach(() => t.stop());

async function statusFor(settings: Record<string, string>, forwardedFor: string): Promise<number> {
  t = await testApi(settings);
  const { text } = await t.token({ addresses: ["198.51.100.7"] });
  return (await t.call("GET", "/credentials", { token: text, headers: { "x-forwarded-for": forwardedFor } })).status;
}

test("the header of a declared proxy lets a token in from its address", async () => {
  expect(await statusFor({ KEYRACK_TRUSTED_PROXIES: "127.0.0.0/8, ::1" }, "198.51.100.7")).toBe(200);
});

test("the header of anybody else does not", async () => {
  expect(await statusFor({}, "198.51.100.7")).toBe(403);
  await t.stop();
  expect(await statusFor({ KEYRACK_TRUSTED_PROXIES: "10.0.0.0/8" }, "198.51.100.7")).toBe(403);
});

test("what the client itself wrote to the left of its address does not, and the audit trail keeps the real one", async () => {
  expect(await statusFor({ KEYRACK_TRUSTED_PROXIES: "127.0.0.0/8" }, "198.51.100.7, 203.0.113.5")).toBe(403);
  const { text } = await t.token();
  const events = await t.call("GET", "/events", { token: text });
  expect(events.text).toContain("203.0.113.5");
  expect(events.text).not.toContain("198.51.100.7, ");
});
