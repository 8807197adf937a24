import { and, asc, eq, isNotNull, isNull, lt, lte, or, sql } from "drizzle-orm";
import { clockWentBack, settleAhead } from "@/lib/clock-ahead";
import type { CredentialRow } from "@/lib/credentials/row";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { traced } from "@/lib/tracing/trace";
import { defer } from "./commit";
import { grantRow } from "./grant";
import { refreshGrant } from "./refresh";
import { sharedBy } from "./shared";
import { flushPending, recoverSpool } from "./spool";

/**
 * What happens to grants without being asked: due ones are refreshed, old generations are forgotten, and at the start
 * whatever a crash interrupted is taken up again with the token that was about to be spent.
 */

/** Refreshes what is due and waits for it. Gives how many were tried. `now` is milliseconds. */
export async function refreshDue(home: Installation, now: () => number = Date.now, limit = 500): Promise<number> {
  const { grants: g, credentials: c } = home.store.t;
  if (clockWentBack(home)) await settleAhead(home, now());
  const rows = await home.store.db
    .select({ credential: c, revision: g.revision })
    .from(g)
    .innerJoin(c, eq(c.id, g.credentialId))
    .where(lte(g.dueAt, now()))
    .orderBy(asc(g.dueAt))
    .limit(limit);
  const all = () => Promise.all(rows.map(({ credential, revision }) => quietly(home, credential, revision, now)));
  if (rows.length > 0) await traced("refreshes", { count: rows.length }, all);
  return rows.length;
}

/** Brings in spooled tokens, and tries interrupted refreshes again while the application may still know the old token. */
export async function recoverGrants(home: Installation): Promise<{ spooled: number; interrupted: number }> {
  const { grants: g, credentials: c } = home.store.t;
  const { shared } = home.store;
  // Nobody else works on this database, so every lease is a dead one's. Of several nodes, each lets its own run out.
  const none = { leaseOwner: null, leaseUntil: null };
  if (!shared)
    await home.store
      .write(async (tx) => void (await tx.update(g).set(none).where(isNotNull(g.leaseOwner))))
      .catch((error: unknown) => log("warn", "leases of an earlier run stay until they are over", { error }));
  const free = shared ? or(isNull(g.leaseUntil), lt(g.leaseUntil, Date.now())) : undefined;
  const spooled = await recoverSpool(home);
  const rows = await home.store.db
    .select({ credential: c, revision: g.revision })
    .from(g)
    .innerJoin(c, eq(c.id, g.credentialId))
    .where(and(isNotNull(g.attemptAt), eq(g.attemptRevision, g.revision), free));
  const ids = rows.map(({ credential }) => credential.id);
  if (ids.length > 0) {
    log("warn", "refreshes were interrupted and are tried again", { credentials: ids.length });
    await home.store.write(
      async (tx) =>
        void (await tx
          .update(g)
          .set({ retryAt: null })
          .where(and(isNotNull(g.attemptAt), isNotNull(g.dueAt), free))),
    );
  }
  await Promise.all(rows.map(({ credential, revision }) => quietly(home, credential, revision, Date.now)));
  return { spooled, interrupted: ids.length };
}

/** The new access token was seen to work: the generation before has done its service. */
export async function markWorked(home: Installation, credentialId: string, revision: number): Promise<void> {
  const { grants: g } = home.store.t;
  const same = and(eq(g.credentialId, credentialId), eq(g.revision, revision), isNotNull(g.previousBlob));
  const [row] = await home.store.db.select({ id: g.credentialId }).from(g).where(same);
  if (row) await home.store.write(async (tx) => void (await tx.update(g).set(forgotten).where(same)));
}

/** Previous generations go after a day in any case. */
export async function forgetPrevious(home: Installation, now = Date.now()): Promise<void> {
  const { grants: g } = home.store.t;
  const old = and(isNotNull(g.previousBlob), lt(g.previousUntil, now));
  const [count] = await home.store.db.select({ n: sql<number>`count(*)` }).from(g).where(old);
  if (count && count.n > 0) await home.store.write(async (tx) => void (await tx.update(g).set(forgotten).where(old)));
}

/** Waits for refreshes under way and for tokens that are not stored yet. False when some could not be stored in time. */
export async function finishGrants(home: Installation, withinMs: number): Promise<boolean> {
  const { flights } = sharedBy(home);
  const end = performance.now() + withinMs;
  const late = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
  await Promise.race([Promise.allSettled([...flights.values()]), late]);
  while (!(await flushPending(home))) {
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return true;
}

const forgotten = { previousBlob: null, previousRevision: null, previousUntil: null } as const;

/** One credential that cannot be opened or assembled must not stop the others. */
async function quietly(home: Installation, row: CredentialRow, stale: number, now: () => number): Promise<void> {
  try {
    await refreshGrant(home, row, { stale, now });
  } catch (error) {
    log("error", "a refresh failed in a way it should not", { credential: row.id, error });
    const seen = await grantRow(home, home.store.db, row.id);
    if (seen) await defer(home, seen, now() + 3_600_000).catch(() => undefined);
  }
}
