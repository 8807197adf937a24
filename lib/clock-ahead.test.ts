import { eq } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memberOf, startSession } from "@/lib/session/rows";
import { authenticatorState, beginAuthenticator, checkCode, confirmAuthenticator } from "@/lib/totp/authenticator";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { sealedRows } from "@/tests/support/sealed-rows";
import { clockWentBack, settleAhead } from "./clock-ahead";
import { planNew } from "./rechecks/plan";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

const hour = 3_600_000;
const year = 365 * 24 * hour;

test("what a clock that was ahead had planned or leased is due now, and what is planned well stays", async () => {
  const { store } = t.home;
  const { schedules: s } = store.t;
  const now = Date.now();
  const [far = "", near = ""] = await sealedRows(t.home, t.owner, 2);
  await planNew(t.home, now);
  const planned = { dueAt: now + 7 * 24 * hour, leaseOwner: "other", leaseUntil: now + 60_000 };
  await store.write(async (tx) => {
    await tx.update(s).set(planned).where(eq(s.credentialId, near));
    const lost = { dueAt: now + year, leaseOwner: "dead", leaseUntil: now + year };
    await tx.update(s).set(lost).where(eq(s.credentialId, far));
  });
  await settleAhead(t.home, now);
  const rows = await store.db.select().from(s);
  expect(rows.find((row) => row.credentialId === far)).toMatchObject({ dueAt: now, leaseOwner: null });
  expect(rows.find((row) => row.credentialId === near)).toMatchObject(planned);
});

test("it is asked for once at the start, and then only when the clock has gone back", () => {
  expect([clockWentBack(t.home), clockWentBack(t.home), clockWentBack(t.home)]).toEqual([true, false, false]);
});

test("a session whose last use lies far ahead is over for good, one a little ahead goes on from now", async () => {
  const { store } = t.home;
  const { sessions } = store.t;
  const seenAt = async (at: number) =>
    store.write(async (tx) => void (await tx.update(sessions).set({ seenAt: at, expiresAt: Date.now() + year })));
  const little = await startSession(t.owner.userId, { address: "192.0.2.1", userAgent: "test" });
  await seenAt(Date.now() + 2 * hour);
  expect(await memberOf(little)).toBeDefined();
  expect((await store.db.select().from(sessions))[0]?.seenAt).toBeLessThanOrEqual(Date.now());
  await seenAt(Date.now() + year);
  expect(await memberOf(little)).toBeUndefined();
  expect(await store.db.select().from(sessions)).toEqual([]);
});

test("a code that was used while the clock was ahead keeps nobody out, and is still good for once only", async () => {
  const { store } = t.home;
  await beginAuthenticator(t.owner, "correct horse battery");
  const state = await authenticatorState(t.owner);
  if (state.state !== "pending") throw new Error(state.state);
  const totp = new TOTP({ secret: Secret.fromBase32(state.secret) });
  await confirmAuthenticator(t.owner, totp.generate());
  const ahead = Math.floor((Date.now() + year) / 30_000);
  await store.write(async (tx) => void (await tx.update(store.t.authenticators).set({ lastStep: ahead })));
  const code = totp.generate();
  expect([await checkCode(t.owner.userId, code), await checkCode(t.owner.userId, code)]).toEqual([true, false]);
});
