import { createHash, randomInt } from "node:crypto";
import { and, count, eq, gt, isNotNull, lt, or } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { Member } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { countTry, forgetTries } from "@/lib/limits";
import { assertPassword } from "@/lib/users";

/**
 * A second factor by an authenticator app (RFC 6238, 30 seconds, 6 digits) with ten recovery codes. The secret is sealed,
 * a code works once, and five wrong ones in a quarter of an hour end the tries. Adding and removing ask for the password.
 */
export type AuthenticatorState =
  | { state: "off" }
  | { state: "pending"; secret: string; uri: string }
  | { state: "on"; since: number; recoveryLeft: number };

type Row = Installation["store"]["t"]["authenticators"]["$inferSelect"];

export async function authenticatorState(actor: Member): Promise<AuthenticatorState> {
  const home = await installation();
  const row = await rowOf(home, actor.userId);
  if (!row) return { state: "off" };
  if (row.confirmedAt === null) {
    if (row.createdAt + pendingMs < Date.now()) return { state: "off" };
    const totp = totpOf(home, row, actor.email);
    return { state: "pending", secret: totp.secret.base32, uri: totp.toString() };
  }
  const { recoveryCodes: r } = home.store.t;
  const [left] = await home.store.db.select({ n: count() }).from(r).where(eq(r.userId, actor.userId));
  return { state: "on", since: row.confirmedAt, recoveryLeft: left?.n ?? 0 };
}

/** A new secret that counts for nothing until a code of it was given. Throws `invalid_fields`. */
export async function beginAuthenticator(actor: Member, password: string): Promise<void> {
  await assertPassword(actor, password);
  const home = await installation();
  const { authenticators } = home.store.t;
  const secret = Buffer.from(new Secret({ size: 20 }).bytes);
  const { wrappedDek, blob } = home.vault.sealNew(placeOf(actor.userId), secret);
  const row = { userId: actor.userId, wrappedDek, blob, confirmedAt: null, lastStep: 0, createdAt: Date.now() };
  await home.store.write(async (tx) => {
    const [there] = await tx.select().from(authenticators).where(confirmed(home, actor.userId));
    if (there) throw new AppError("conflict", "An authenticator app is set up already. Remove it first.");
    await tx.insert(authenticators).values(row).onConflictDoUpdate({ target: authenticators.userId, set: row });
  });
}

/** The first code proves that the app has the secret. Gives ten recovery codes, which are shown once. */
export async function confirmAuthenticator(actor: Member, code: string): Promise<string[]> {
  await countTry({ key: `second factor ${actor.userId}`, max: 5, windowMs });
  const home = await installation();
  const row = await rowOf(home, actor.userId);
  if (!row || row.confirmedAt !== null) throw new AppError("conflict", "Nothing waits for a code. Start again.");
  const step = stepOf(home, row, code);
  if (step === undefined) throw wrongCode("This is not the code of now. Check the clock of your phone.");
  const codes = Array.from({ length: 10 }, newRecoveryCode);
  const { authenticators, recoveryCodes } = home.store.t;
  const now = Date.now();
  await home.store.write(async (tx) => {
    const set = { confirmedAt: now, lastStep: step };
    await tx.update(authenticators).set(set).where(eq(authenticators.userId, actor.userId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, actor.userId));
    const rows = codes.map((each) => ({
      id: recoveryId(home, actor.userId, each),
      userId: actor.userId,
      createdAt: now,
    }));
    await tx.insert(recoveryCodes).values(rows);
    const target = { kind: "user", id: actor.userId, name: actor.name } as const;
    await record(home, tx, eventActor(actor), "factor.added", target, { factor: "authenticator app" });
  });
  await forgetTries(`second factor ${actor.userId}`);
  return codes;
}

export async function removeAuthenticator(actor: Member, password: string): Promise<void> {
  await assertPassword(actor, password);
  const home = await installation();
  const { authenticators, recoveryCodes } = home.store.t;
  await home.store.write(async (tx) => {
    await tx.delete(authenticators).where(eq(authenticators.userId, actor.userId));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, actor.userId));
    const target = { kind: "user", id: actor.userId, name: actor.name } as const;
    await record(home, tx, eventActor(actor), "factor.removed", target, { factor: "authenticator app" });
  });
}

/** Whether a right password is only half of signing in. */
export async function needsCode(userId: string): Promise<boolean> {
  const home = await installation();
  const rows = await home.store.db.select().from(home.store.t.authenticators).where(confirmed(home, userId));
  return rows.length > 0;
}

/** True for the code of the app or a recovery code, each once. Throws `rate_limited` after five tries. */
export async function checkCode(userId: string, given: string): Promise<boolean> {
  await countTry({ key: `second factor ${userId}`, max: 5, windowMs });
  const home = await installation();
  const code = given.replace(/[\s-]/g, "").toUpperCase();
  const right = await home.store.write(async (tx) =>
    /^\d{6}$/.test(code) ? takeStep(home, tx, userId, code) : takeRecovery(home, tx, userId, code),
  );
  if (right) await forgetTries(`second factor ${userId}`);
  return right;
}

const windowMs = 15 * 60_000;
const pendingMs = 15 * 60_000;

async function takeStep(home: Installation, tx: DB, userId: string, code: string): Promise<boolean> {
  const { authenticators: a } = home.store.t;
  const [row] = await tx.select().from(a).where(confirmed(home, userId));
  const step = row && stepOf(home, row, code);
  if (step === undefined) return false;
  // A last step far ahead was taken while the clock was wrong, and must not keep anybody out until then.
  const unused = or(lt(a.lastStep, step), gt(a.lastStep, step + 2));
  const newer = and(eq(a.userId, userId), unused);
  return (await tx.update(a).set({ lastStep: step }).where(newer).returning()).length === 1;
}

async function takeRecovery(home: Installation, tx: DB, userId: string, code: string): Promise<boolean> {
  const { recoveryCodes: r, users } = home.store.t;
  const mine = and(eq(r.id, recoveryId(home, userId, code)), eq(r.userId, userId));
  if ((await tx.delete(r).where(mine).returning()).length === 0) return false;
  const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  const target = { kind: "user", id: userId, name: user?.name ?? "" } as const;
  const who = { kind: "member", id: userId, name: user?.name ?? "", workspaceId: null };
  await record(home, tx, who, "factor.recovery_used", target);
  return true;
}

/** The step whose code this is, one before or after now; undefined for a wrong code. */
function stepOf(home: Installation, row: Row, code: string): number | undefined {
  const delta = totpOf(home, row, "").validate({ token: code.replace(/\s/g, ""), window: 1 });
  return delta === null ? undefined : Math.floor(Date.now() / 30_000) + delta;
}

function totpOf({ vault }: Installation, row: Row, label: string): TOTP {
  const { wrappedDek, blob, userId } = row;
  const bytes = vault.open({ wrappedDek, blob, revision: 1 }, placeOf(userId));
  const secret = new Secret({ buffer: new Uint8Array(bytes).buffer });
  return new TOTP({ issuer: "Keyrack", label, algorithm: "SHA1", digits: 6, period: 30, secret });
}

/** A person belongs to no one workspace. */
function placeOf(userId: string) {
  return { workspaceId: "people", recordId: userId, field: "authenticator", revision: 1 };
}

async function rowOf({ store }: Installation, userId: string): Promise<Row | undefined> {
  const { authenticators: a } = store.t;
  return (await store.db.select().from(a).where(eq(a.userId, userId)))[0];
}

function confirmed({ store }: Installation, userId: string) {
  const { authenticators: a } = store.t;
  return and(eq(a.userId, userId), isNotNull(a.confirmedAt));
}

/** 50 bits, without letters that look alike. */
function newRecoveryCode(): string {
  const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  const text = Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

function recoveryId({ vault }: Installation, userId: string, code: string): string {
  const bare = code.replace(/[\s-]/g, "").toUpperCase();
  const keyed = vault.hmac("pepper", `recovery code\n${userId}\n${bare}`);
  return createHash("sha256").update(keyed).digest("hex");
}

function wrongCode(message: string): AppError {
  return new AppError("invalid_fields", "Look at the marked field.", { fields: { code: message } });
}
