import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { authenticate } from "@/lib/session/auth";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import {
  authenticatorState,
  beginAuthenticator,
  checkCode,
  confirmAuthenticator,
  removeAuthenticator,
} from "./authenticator";

let t: TestInstallation;
let totp: TOTP;
let recovery: string[];
const password = "correct horse battery";
const headers = { "x-keyrack-address": "192.0.2.1", "user-agent": "test" };

beforeAll(async () => {
  t = await testInstallation();
  await expect(beginAuthenticator(t.owner, "not my password")).rejects.toMatchObject({
    fields: { password: expect.any(String) },
  });
  await beginAuthenticator(t.owner, password);
  const pending = await authenticatorState(t.owner);
  if (pending.state !== "pending") throw new Error(pending.state);
  totp = new TOTP({ secret: Secret.fromBase32(pending.secret) });
  await expect(confirmAuthenticator(t.owner, wrong())).rejects.toMatchObject({ fields: { code: expect.any(String) } });
  expect(await authenticate("ana@example.com", password, headers)).toBeDefined();
  recovery = await confirmAuthenticator(t.owner, totp.generate());
});
afterAll(() => t.stop());
beforeEach(async () => {
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
});

/** Six digits that none of the steps around now has. */
function wrong(): string {
  const near = [-1, 0, 1].map((step) => totp.generate({ timestamp: Date.now() + step * 30_000 }));
  return ["000000", "111111", "222222", "333333"].find((each) => !near.includes(each)) ?? "";
}

test("a right password alone begins no session any more", async () => {
  const due: string[] = [];
  expect(await authenticate("ana@example.com", password, headers, (id) => due.push(id))).toBeUndefined();
  expect(due).toEqual([t.owner.userId]);
  expect(await authenticate("ana@example.com", "wrong horse battery", headers, (id) => due.push(id))).toBeUndefined();
  expect(due).toHaveLength(1);
});

test("a code is taken once, and the one that set it up not again", async () => {
  expect(await checkCode(t.owner.userId, totp.generate())).toBe(false);
  const next = totp.generate({ timestamp: Date.now() + 30_000 });
  const both = await Promise.all([checkCode(t.owner.userId, next), checkCode(t.owner.userId, next)]);
  expect(both.filter(Boolean)).toHaveLength(1);
});

test("a recovery code works once, however it is typed, and for nobody else", async () => {
  const [first = "", second = ""] = recovery;
  expect(await checkCode("us_other", first)).toBe(false);
  expect(await checkCode(t.owner.userId, ` ${first.toLowerCase().replace("-", " ")} `)).toBe(true);
  expect(await checkCode(t.owner.userId, first)).toBe(false);
  expect(await checkCode(t.owner.userId, second)).toBe(true);
  expect(await authenticatorState(t.owner)).toMatchObject({ state: "on", recoveryLeft: 8 });
});

test("five wrong codes end the tries for a while", async () => {
  for (const _ of [1, 2, 3, 4, 5]) expect(await checkCode(t.owner.userId, wrong())).toBe(false);
  await expect(checkCode(t.owner.userId, wrong())).rejects.toMatchObject({ code: "rate_limited" });
});

test("neither the secret nor a recovery code is readable in the database", async () => {
  const { authenticators, recoveryCodes } = t.home.store.t;
  const rows = await t.home.store.db.select().from(authenticators);
  const bytes = Buffer.concat(rows.flatMap(({ blob, wrappedDek }) => [blob, wrappedDek]));
  expect(bytes.includes(Buffer.from(totp.secret.bytes))).toBe(false);
  const codes = JSON.stringify(await t.home.store.db.select().from(recoveryCodes));
  for (const code of recovery) expect(codes).not.toContain(code.replace("-", ""));
});

test("it goes with the password, and signing in asks for nothing more", async () => {
  await expect(removeAuthenticator(t.owner, "not my password")).rejects.toMatchObject({ code: "invalid_fields" });
  await removeAuthenticator(t.owner, password);
  expect(await authenticate("ana@example.com", password, headers)).toBeDefined();
  expect(await checkCode(t.owner.userId, recovery[5] ?? "")).toBe(false);
});
