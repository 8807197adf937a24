import { and, asc, eq, isNotNull, lte, ne } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { refusingNow } from "./incident";
import { recheckCredential } from "./recheck";

/**
 * Looks a second time at what was turned away once while nobody watched: a minute later at the earliest, renewed first
 * where that is possible. Only then does it turn red. While its application refuses many alike, it waits.
 */
const pauseMs = 60_000;

/** Gives how many were looked at; `limit` at most. `now` is milliseconds. */
export async function confirmSuspected(home: Installation, now: number = Date.now(), limit = 20): Promise<number> {
  const { credentials: c } = home.store.t;
  const rows = await home.store.db
    .select({ id: c.id, workspaceId: c.workspaceId, connector: c.connector, checkedAt: c.checkedAt })
    .from(c)
    .where(
      and(isNotNull(c.suspectedAt), lte(c.suspectedAt, now - pauseMs), eq(c.state, "active"), ne(c.status, "invalid")),
    )
    .orderBy(asc(c.checkedAt))
    .limit(limit * 5);
  const rested = rows.filter(({ checkedAt }) => (checkedAt ?? 0) <= now - pauseMs);
  const calm = await believed(home, rested, now);
  const chosen = calm.slice(0, limit);
  for (const row of chosen) await quietly(row);
  return chosen.length;
}

type Suspected = { id: string; workspaceId: string; connector: string };

async function believed(home: Installation, rows: readonly Suspected[], now: number): Promise<Suspected[]> {
  const refusing = new Map<string, ReadonlySet<string>>();
  for (const { workspaceId } of rows)
    if (!refusing.has(workspaceId)) refusing.set(workspaceId, await refusingNow(home, workspaceId, now));
  return rows.filter(({ workspaceId, connector }) => !refusing.get(workspaceId)?.has(connector));
}

async function quietly({ id, workspaceId }: Suspected): Promise<void> {
  const actor: Actor = { kind: "system", name: "Keyrack", workspaceId };
  try {
    await recheckCredential(actor, id);
  } catch (error) {
    // Too many checks of one host right now, or gone meanwhile: the next round looks again.
    if (!(error instanceof AppError))
      log("error", "a suspected credential could not be checked", { credential: id, error });
  }
}
