import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listEvents } from "@/lib/events";
import { authenticate } from "@/lib/session/auth";
import { memberOf, startSession } from "@/lib/session/rows";
import { authenticatorState, beginAuthenticator, confirmAuthenticator } from "@/lib/totp/authenticator";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { resetSignIn } from "./reset";

let t: TestInstallation;
const lost = "correct horse battery";
const found = "another long password";
const email = "ana@example.com";
const headers = { "x-keyrack-address": "192.0.2.1", "user-agent": "test" };

beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());
beforeEach(async () => {
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
});

const reset = (choice: Partial<Parameters<typeof resetSignIn>[1]> = {}) =>
  resetSignIn(t.owner, { email, password: found, secondFactor: false, ...choice });

test("who is unknown, or a password that will not do, is told and changes nothing", async () => {
  await expect(reset({ email: "ben@example.com" })).rejects.toMatchObject({ code: "not_found" });
  await expect(reset({ password: "short" })).rejects.toMatchObject({ fields: { password: expect.any(String) } });
  await expect(
    resetSignIn({ ...t.owner, role: "admin" }, { email, password: found, secondFactor: true }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await authenticate(email, lost, headers)).toBeDefined();
});

test("a new password ends the old one, every session and the wait after too many tries", async () => {
  const cookie = await startSession(t.owner.userId, { address: "192.0.2.1", userAgent: "test" });
  for (let tries = 0; tries < 5; tries += 1) await authenticate(email, "wrong horse battery", headers);
  await expect(authenticate(email, lost, headers)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await reset({ email: " Ana@Example.com " })).toMatchObject({ asksForCode: false });
  expect(await memberOf(cookie)).toBeUndefined();
  expect(await authenticate(email, lost, headers)).toBeUndefined();
  expect(await authenticate(email, found, headers)).toBeDefined();
});

test("the second factor stays unless it is lost too, and the audit trail tells what was done", async () => {
  await beginAuthenticator(t.owner, found);
  const pending = await authenticatorState(t.owner);
  if (pending.state !== "pending") throw new Error(pending.state);
  await confirmAuthenticator(t.owner, new TOTP({ secret: Secret.fromBase32(pending.secret) }).generate());
  expect(await reset()).toMatchObject({ asksForCode: true });
  expect(await authenticate(email, found, headers)).toBeUndefined();
  expect(await reset({ secondFactor: true })).toMatchObject({ asksForCode: false });
  expect(await authenticate(email, found, headers)).toBeDefined();
  expect(await authenticatorState(t.owner)).toEqual({ state: "off" });
  const told = (await listEvents(t.owner)).filter(({ action }) => action === "password.reset");
  expect(told[0]).toMatchObject({ target: { id: t.owner.userId }, detail: { factor: "authenticator app" } });
  expect(told).toHaveLength(3);
});
