import { and, eq } from "drizzle-orm";
import type { DB } from "@/lib/db/store";
import type { Installation } from "@/lib/installation";
import type { Refused } from "@/lib/oauth/refusal";
import { never, waitAfter } from "./due";
import { type GrantRow, grantRow } from "./grant";
import type { Spooled } from "./spool";

/**
 * Writes what a refresh brought. Both ways compare revision and fence and change nothing when somebody was faster, so a
 * slow answer can never undo a newer one.
 */
export type Fenced = { row: GrantRow; fence: number };

/** `moved`: another revision is stored. `busy`: somebody else may be about to store one. */
export type Committed = "stored" | "moved" | "busy";

/** The generation before stays, sealed, for a day or until the new one has worked. */
export async function commitTokens(home: Installation, entry: Spooled, fence: number): Promise<Committed> {
  return home.store.write((tx) => write(home, tx, entry, (row) => row.fence === fence), { essential: true });
}

/**
 * For tokens whose first commit failed. Under the same fence nobody has tried since, so that a process that died and is
 * back need not wait for its own lease; any other fence will do as long as nobody else holds the lease.
 */
export async function commitSpooled(home: Installation, entry: Spooled, owner: string): Promise<Committed> {
  const free = ({ fence, leaseOwner, leaseUntil }: GrantRow) =>
    fence === entry.fence || leaseOwner === null || leaseOwner === owner || (leaseUntil ?? 0) < Date.now();
  return home.store.write((tx) => write(home, tx, entry, free), { essential: true });
}

async function write(
  home: Installation,
  tx: DB,
  { credentialId, base, blob, fence: _, ...columns }: Spooled,
  mayWrite: (row: GrantRow) => boolean,
): Promise<Committed> {
  const { grants: g } = home.store.t;
  const before = await grantRow(home, tx, credentialId);
  if (before?.revision !== base) return "moved";
  if (!mayWrite(before)) return "busy";
  const now = Date.now();
  await tx
    .update(g)
    .set({
      ...columns,
      blob: Buffer.from(blob, "base64"),
      revision: base + 1,
      previousBlob: before.blob,
      previousRevision: base,
      previousUntil: now + previousLifeMs,
      ...settled,
      failures: 0,
      retryAt: null,
      updatedAt: now,
    })
    .where(and(eq(g.credentialId, credentialId), eq(g.revision, base)));
  return "stored";
}

/** After a failure that says nothing about the token: wait, and try again. */
export async function postpone(
  home: Installation,
  { row, fence }: Fenced,
  outcome: Refused,
  now: number,
): Promise<void> {
  const { grants: g } = home.store.t;
  const retryAt = now + waitAfter(row.failures, outcome.retryAfter);
  // What did not arrive, or was answered with a refusal, spent nothing; of a lost answer nobody knows.
  const unspent = ["dns", "blocked_address"].includes(outcome.reason) || outcome.status !== undefined;
  const next = {
    failures: row.failures + 1,
    retryAt,
    ...(row.dueAt === null ? {} : { dueAt: retryAt }),
    leaseOwner: null,
    leaseUntil: null,
    updatedAt: now,
    ...(unspent ? noAttempt : {}),
  };
  const mine = and(eq(g.credentialId, row.credentialId), eq(g.revision, row.revision), eq(g.fence, fence));
  await home.store.write(async (tx) => void (await tx.update(g).set(next).where(mine)));
}

/** Nothing was tried: its host asked everybody for a pause. Spread over a minute, so that not all come back at once. */
export async function defer(home: Installation, row: GrantRow, until: number): Promise<void> {
  const { grants: g } = home.store.t;
  if (row.dueAt === null) return;
  const mine = and(eq(g.credentialId, row.credentialId), eq(g.revision, row.revision));
  const dueAt = Math.floor(until + Math.random() * 60_000);
  await home.store.write(async (tx) => void (await tx.update(g).set({ dueAt, updatedAt: Date.now() }).where(mine)));
}

/** Not again by itself. Joins the transaction that says so to people. False when the row has moved on. */
export async function retire({ store }: Installation, tx: DB, { row, fence }: Fenced): Promise<boolean> {
  const { grants: g } = store.t;
  const mine = and(eq(g.credentialId, row.credentialId), eq(g.revision, row.revision), eq(g.fence, fence));
  const done = await tx
    .update(g)
    .set({ ...settled, dueAt: null, retryAt: never, failures: row.failures + 1 })
    .where(mine)
    .returning({ id: g.credentialId });
  return done.length === 1;
}

export const noAttempt = { attemptRevision: null, attemptHash: null, attemptAt: null } as const;
const settled = { ...noAttempt, leaseOwner: null, leaseUntil: null } as const;
const previousLifeMs = 24 * 3_600_000;
