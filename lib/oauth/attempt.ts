import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { type Actor, actorId } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";

/**
 * One trip to an application and back. Its name is a hash of what only that trip knows; it belongs to one member, one
 * connector and one browser, can be used once, and for ten minutes. What it will need on return stays here, sealed, and
 * never travels.
 */
export type Attempt = {
  credential: string;
  connector: string;
  scheme: string;
  issuer: string | undefined;
  trip: Trip;
};

/** The sealed half. */
export type Trip = {
  redirectUri?: string;
  /** The token endpoint that the code will be exchanged at; absent where the callback's facts have to complete it. */
  tokenEndpoint?: string;
  verifier?: string;
  nonce?: string;
  oauthClient?: string;
  switchAccount?: boolean;
  /** For OAuth 1.0a: what was consented to, and what signs the last step. */
  temporary?: { token: string; secret: string };
  /** For a device: what is polled with, and not before when. */
  device?: { code: string; intervalMs: number; nextAt: number };
};

export const attemptLifeMs = 10 * 60_000;

/** 256 bits, base64url. */
export function newHandle(): string {
  return randomBytes(32).toString("base64url");
}

export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

type Row = Installation["store"]["t"]["oauthAttempts"]["$inferSelect"];

/** `handle` is the state, or the name of a device attempt. Old attempts go. */
export async function beginAttempt(
  home: Installation,
  actor: Actor,
  {
    handle,
    browser,
    lifeMs = attemptLifeMs,
    ...attempt
  }: Attempt & { handle: string; browser: string; lifeMs?: number },
): Promise<number> {
  const { oauthAttempts } = home.store.t;
  const id = hashOf(handle);
  const now = Date.now();
  const expiresAt = now + lifeMs;
  await home.store.write(async (tx) => {
    await tx.delete(oauthAttempts).where(lt(oauthAttempts.expiresAt, now - attemptLifeMs));
    await tx.insert(oauthAttempts).values({
      id,
      workspaceId: actor.workspaceId,
      userId: actorId(actor),
      connector: attempt.connector,
      scheme: attempt.scheme,
      credentialId: attempt.credential,
      browser: hashOf(browser),
      issuer: attempt.issuer ?? null,
      ...sealTrip(home, actor.workspaceId, id, attempt.trip),
      createdAt: now,
      expiresAt,
    });
  });
  return expiresAt;
}

/**
 * Uses an attempt up, whatever comes of it: a wrong browser or member ends it too. Throws `expired` for one that is
 * unknown, used or old, and `forbidden` for one that is somebody else's; neither says which credential it was about.
 */
export async function spendAttempt(
  home: Installation,
  actor: Actor,
  given: { handle: string; browser: string; connector: string },
): Promise<Attempt> {
  const { oauthAttempts: a } = home.store.t;
  const now = Date.now();
  const id = hashOf(given.handle);
  const unused = and(eq(a.id, id), isNull(a.usedAt), gt(a.expiresAt, now));
  const [row] = await home.store.write((tx) => tx.update(a).set({ usedAt: now }).where(unused).returning());
  if (!row) throw tooLate();
  if (!isOwn(row, actor, given)) throw notYours();
  return opened(home, row);
}

/** Looks at an attempt without using it up: a device is asked for again and again. */
export async function readAttempt(home: Installation, actor: Actor, handle: string): Promise<Attempt & { row: Row }> {
  const { oauthAttempts: a } = home.store.t;
  const [row] = await home.store.db
    .select()
    .from(a)
    .where(eq(a.id, hashOf(handle)));
  if (!row || row.usedAt !== null || row.expiresAt <= Date.now()) throw tooLate();
  if (!isOwn(row, actor, { browser: handle, connector: row.connector })) throw notYours();
  return { ...opened(home, row), row };
}

export async function updateTrip(home: Installation, row: Row, trip: Trip): Promise<void> {
  const { oauthAttempts: a } = home.store.t;
  const next = sealTrip(home, row.workspaceId, row.id, trip);
  await home.store.write(async (tx) => void (await tx.update(a).set(next).where(eq(a.id, row.id))));
}

/** True for the one caller that comes first. */
export async function closeAttempt(home: Installation, row: Row): Promise<boolean> {
  const { oauthAttempts: a } = home.store.t;
  const open = and(eq(a.id, row.id), isNull(a.usedAt));
  const closed = await home.store.write((tx) => tx.update(a).set({ usedAt: Date.now() }).where(open).returning());
  return closed.length === 1;
}

function isOwn(row: Row, actor: Actor, { browser, connector }: { browser: string; connector: string }): boolean {
  return (
    row.workspaceId === actor.workspaceId &&
    row.userId === actorId(actor) &&
    row.connector === connector &&
    row.browser === hashOf(browser)
  );
}

function opened({ vault }: Installation, row: Row): Attempt {
  const plain = vault.open({ ...row, revision: 1 }, placeOf(row.workspaceId, row.id));
  const trip = JSON.parse(plain.toString("utf8")) as Trip;
  plain.fill(0);
  const { credentialId, connector, scheme, issuer } = row;
  return { credential: credentialId, connector, scheme, issuer: issuer ?? undefined, trip };
}

function sealTrip({ vault }: Installation, workspaceId: string, id: string, trip: Trip) {
  const plain = Buffer.from(JSON.stringify(trip), "utf8");
  const { wrappedDek, blob } = vault.sealNew(placeOf(workspaceId, id), plain);
  plain.fill(0);
  return { wrappedDek, blob };
}

function placeOf(workspaceId: string, recordId: string) {
  return { workspaceId, recordId, field: "attempt", revision: 1 };
}

function tooLate(): AppError {
  return new AppError(
    "expired",
    "This connection was begun more than ten minutes ago, or is finished. Begin it again.",
  );
}

function notYours(): AppError {
  return new AppError(
    "forbidden",
    "This connection was begun in another browser or by somebody else. Begin it again here.",
  );
}
