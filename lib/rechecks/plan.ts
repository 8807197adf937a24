import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Outcome } from "@/connectors/kit";
import { findConnector } from "@/lib/catalog";
import type { CredentialRow } from "@/lib/credentials/row";
import { targetOf } from "@/lib/credentials/values";
import type { DB } from "@/lib/db/store";
import type { Installation } from "@/lib/installation";
import { dueAfter, isPace, isTrouble, type Pace, slotAfter } from "./pace";

/**
 * The schedule of a credential: made when the scheduler first meets it, moved on in the commit of each check, whoever
 * asked for it. A credential needs no word about it when it is made, imported or restored.
 */
type Placed = Pick<CredentialRow, "id" | "workspaceId" | "connector" | "connectorVersion" | "scheme" | "values">;
export type ScheduleRow = Installation["store"]["t"]["schedules"]["$inferSelect"];

export async function scheduleRow({ store }: Installation, db: DB, id: string): Promise<ScheduleRow | undefined> {
  const { schedules: s } = store.t;
  return (await db.select().from(s).where(eq(s.credentialId, id)))[0];
}

export function paceOf(row: Pick<ScheduleRow, "every"> | undefined): Pace {
  return isPace(row?.every) ? row.every : "daily";
}

/** Joins the transaction that recorded a check; ends its lease. */
export async function planNext(
  home: Installation,
  tx: DB,
  row: CredentialRow,
  { outcome, at, red }: { outcome: Outcome; at: number; red: boolean },
): Promise<void> {
  const { schedules: s } = home.store.t;
  const known = await scheduleRow(home, tx, row.id);
  const pace = paceOf(known);
  const troubles = isTrouble(outcome) ? (known?.troubles ?? 0) + 1 : 0;
  const retryAfter = "retryAfter" in outcome ? outcome.retryAfter : undefined;
  const next = {
    dueAt: dueAfter(row.id, { pace, troubles, retryAfter, red }, at),
    host: hostOf(row),
    troubles,
    leaseOwner: null,
    leaseUntil: null,
  };
  if (known) await tx.update(s).set(next).where(eq(s.credentialId, row.id));
  else await tx.insert(s).values({ ...fresh(row), ...next, every: pace });
}

/** Gives the credentials that have no schedule yet their place, at most `limit`. Gives how many. */
export async function planNew(home: Installation, now: number, limit = 1_000): Promise<number> {
  const { credentials: c, schedules: s } = home.store.t;
  const rows = await home.store.db
    .select({
      id: c.id,
      workspaceId: c.workspaceId,
      connector: c.connector,
      connectorVersion: c.connectorVersion,
      scheme: c.scheme,
      values: c.values,
    })
    .from(c)
    .leftJoin(s, eq(s.credentialId, c.id))
    .where(and(eq(c.state, "active"), isNull(s.credentialId)))
    .limit(limit);
  if (rows.length === 0) return 0;
  await home.store.write(async (tx) => {
    for (const row of rows) {
      const alive = await tx.select({ one: sql<number>`1` }).from(c).where(eq(c.id, row.id));
      const first = { ...fresh(row), dueAt: slotAfter(row.id, "daily", now) };
      if (alive.length > 0) await tx.insert(s).values(first).onConflictDoNothing();
    }
  });
  return rows.length;
}

/** Joins the transaction: where this one is now, also when the scheduler has not met it yet. */
export async function notePlace({ store }: Installation, tx: DB, row: Placed, at: number): Promise<void> {
  const { schedules: s } = store.t;
  const first = { ...fresh(row), dueAt: slotAfter(row.id, "daily", at) };
  await tx
    .insert(s)
    .values(first)
    .onConflictDoUpdate({ target: s.credentialId, set: { host: first.host } });
}

/** At the start: what an earlier process was about to check is checked again. */
export async function freeChecks({ store }: Installation): Promise<void> {
  const { schedules: s } = store.t;
  const none = { leaseOwner: null, leaseUntil: null };
  await store.write(async (tx) => void (await tx.update(s).set(none).where(isNotNull(s.leaseOwner))));
}

/** A row as it begins. */
export function fresh(row: Placed) {
  const { id, workspaceId } = row;
  return { credentialId: id, workspaceId, every: "daily" satisfies Pace, host: hostOf(row), troubles: 0 };
}

/** Where a check goes; the application itself where nothing more is known. */
function hostOf(row: Placed): string {
  const scheme = findConnector(row.connector, row)?.schemes.find((each) => each.id === row.scheme);
  return (scheme && targetOf(scheme, row.values)) || row.connector;
}
