import { afterAll, beforeAll, expect, test } from "vitest";
import { changePassword, checkSignIn } from "@/lib/users";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { authenticate } from "./auth";
import { endSession, listSessions, memberOf, revokeSession, startSession } from "./rows";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

const browser = { address: "192.0.2.1", userAgent: "test" };
const headers = { "x-keyrack-address": "192.0.2.1", "user-agent": "test" };

test("signing in gives an opaque value whose row is the session", async () => {
  const value = await authenticate("Ana@Example.com ", "correct horse battery", headers);
  expect(value).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const member = await memberOf(value ?? "");
  expect(member).toMatchObject({ email: "ana@example.com", role: "owner" });
  const bytes = JSON.stringify(await t.home.store.db.select().from(t.home.store.t.sessions));
  expect(bytes).not.toContain(value);
  await endSession(member?.sessionId ?? "");
  expect(await memberOf(value ?? "")).toBeUndefined();
});

test("a forged or foreign cookie is nobody", async () => {
  for (const value of ["", "x", "a".repeat(43), "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."])
    expect(await memberOf(value)).toBeUndefined();
});

test("a session ends when idle and at its absolute end", async () => {
  const { store } = t.home;
  const token = await startSession(t.owner.userId, browser);
  await store.write(
    async (tx) => void (await tx.update(store.t.sessions).set({ seenAt: Date.now() - 12 * 3_600_000 - 1 })),
  );
  expect(await memberOf(token)).toBeUndefined();
  const second = await startSession(t.owner.userId, browser);
  await store.write(async (tx) => void (await tx.update(store.t.sessions).set({ expiresAt: Date.now() - 1 })));
  expect(await memberOf(second)).toBeUndefined();
});

test("changing the password ends the other sessions, not this one", async () => {
  const mine = await startSession(t.owner.userId, browser);
  const other = await startSession(t.owner.userId, browser);
  const me = await memberOf(mine);
  if (!me) throw new Error("no session");
  await expect(changePassword(me, "wrong", "another long password")).rejects.toMatchObject({
    fields: { current: expect.any(String) },
  });
  await expect(changePassword(me, "correct horse battery", "short")).rejects.toMatchObject({
    fields: { next: expect.any(String) },
  });
  await changePassword(me, "correct horse battery", "another long password");
  expect(await memberOf(other)).toBeUndefined();
  expect(await memberOf(mine)).toBeDefined();
  expect(await checkSignIn("ana@example.com", "another long password", "192.0.2.9")).toBe(t.owner.userId);
});

test("one can revoke one's own sessions only", async () => {
  const token = await startSession(t.owner.userId, browser);
  const me = await memberOf(token);
  if (!me) throw new Error("no session");
  await revokeSession({ ...me, userId: "us_other" }, me.sessionId);
  expect(await memberOf(token)).toBeDefined();
  expect((await listSessions(me)).some((session) => session.current)).toBe(true);
  await revokeSession(me, me.sessionId);
  expect(await memberOf(token)).toBeUndefined();
});

test("five wrong tries lock an account for a while, known or not", async () => {
  for (const email of ["ana@example.com", "nobody@example.com"]) {
    for (let i = 0; i < 5; i++) expect(await checkSignIn(email, "wrong", "192.0.2.50")).toBeUndefined();
    await expect(checkSignIn(email, "another long password", "192.0.2.50")).rejects.toMatchObject({
      code: "rate_limited",
      retryAfter: expect.any(Number),
    });
  }
});
