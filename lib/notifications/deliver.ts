import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or } from "drizzle-orm";
import { failpoint } from "@/lib/grants/failpoint";
import { sharedBy } from "@/lib/grants/shared";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { traced } from "@/lib/tracing/trace";
import { attempt, type Tried } from "./attempt";
import type { Item } from "./words";

/**
 * Sends what waits. A try is counted and leased before it is made, so that after a crash a message goes out once more at
 * most, under the same id. One that does not arrive is tried again for a day, ever more seldom. What was sent a month
 * ago is forgotten.
 */
export type DeliveryRow = Installation["store"]["t"]["deliveries"]["$inferSelect"];

const leaseMs = 120_000;
const atOnce = 8;
const lastsMs = 24 * 3_600_000;
const keptMs = 30 * 24 * 3_600_000;
/** Seconds after the first, second … try; the last one again and again. */
const waits = [5, 60, 300, 900, 1_800, 3_600, 7_200, 14_400];

/** Gives how many were tried; of those in `only` where it is given. */
export async function deliverDue(
  home: Installation,
  { now = Date.now, stopped, only }: { now?: () => number; stopped?: () => boolean; only?: readonly string[] } = {},
): Promise<number> {
  let tried = 0;
  for (;;) {
    const rows = stopped?.() ? [] : await claim(home, now(), only);
    if (rows.length === 0) return tried;
    await traced("messages", { count: rows.length }, () => Promise.all(rows.map((row) => sendOne(home, row, now))));
    tried += rows.length;
  }
}

/** At the start no other process is there, so every lease is a dead one's. */
export async function freeMessages({ store }: Installation): Promise<void> {
  const { deliveries: d } = store.t;
  const none = { leaseOwner: null, leaseUntil: null };
  await store.write(async (tx) => void (await tx.update(d).set(none).where(isNotNull(d.leaseOwner))));
}

export async function forgetOldMessages({ store }: Installation, now: number): Promise<void> {
  const { deliveries: d } = store.t;
  const old = and(inArray(d.state, ["sent", "failed"]), lt(d.createdAt, now - keptMs));
  const [one] = await store.db.select({ id: d.id }).from(d).where(old).limit(1);
  if (one) await store.write(async (tx) => void (await tx.delete(d).where(old)));
}

async function claim(home: Installation, now: number, only: readonly string[] | undefined): Promise<DeliveryRow[]> {
  const { deliveries: d } = home.store.t;
  const free = or(isNull(d.leaseUntil), lt(d.leaseUntil, now));
  const named = only && inArray(d.id, [...only]);
  const due = and(eq(d.state, "waiting"), lte(d.dueAt, now), free, named);
  const [one] = await home.store.db.select({ id: d.id }).from(d).where(due).limit(1);
  if (!one) return [];
  return home.store.write(async (tx) => {
    const rows = await tx.select().from(d).where(due).orderBy(asc(d.dueAt), asc(d.createdAt), asc(d.id)).limit(atOnce);
    const mine: DeliveryRow[] = [];
    for (const row of rows) {
      const lease = {
        leaseOwner: sharedBy(home).owner,
        leaseUntil: now + leaseMs,
        attempts: row.attempts + 1,
        firstTriedAt: row.firstTriedAt ?? now,
      };
      mine.push(...(await tx.update(d).set(lease).where(eq(d.id, row.id)).returning()));
    }
    return mine;
  });
}

/** What cannot be noted is not called failed, because it may have arrived: once its lease is over it goes out again. */
async function sendOne(home: Installation, row: DeliveryRow, now: () => number): Promise<void> {
  failpoint(home, "message.before-sending");
  const tried = await trySending(home, row).catch((error: unknown): Tried => {
    log("error", "a message could not be sent", { delivery: row.id, error });
    return { sent: false, detail: "It could not be made." };
  });
  failpoint(home, "message.after-sending");
  await settle(home, row, tried, now());
}

async function trySending(home: Installation, row: DeliveryRow): Promise<Tried> {
  const { channels: ch, workspaces: w } = home.store.t;
  const [found] = await home.store.db
    .select({ channel: ch, workspace: w.name })
    .from(ch)
    .innerJoin(w, eq(w.id, ch.workspaceId))
    .where(eq(ch.id, row.channelId));
  if (!found) return { sent: false, detail: "The channel is gone.", final: true };
  if (found.channel.pausedAt !== null) return { sent: false, detail: "The channel is paused.", final: true };
  return attempt(home, found.channel, found.workspace, { ...row, items: row.items as Item[] });
}

async function settle({ store }: Installation, row: DeliveryRow, tried: Tried, now: number): Promise<void> {
  const { deliveries: d, channels: ch } = store.t;
  // Whoever tries it out is there and reads what went wrong.
  const over = tried.sent || tried.final || tried.gone || row.type === "test";
  const again = over ? undefined : retryAt(row, tried, now);
  const next = {
    state: tried.sent ? "sent" : again === undefined ? "failed" : "waiting",
    dueAt: again ?? null,
    leaseOwner: null,
    leaseUntil: null,
    lastAt: now,
    lastStatus: tried.status ?? null,
    lastDetail: tried.detail ?? null,
  };
  const mine = and(eq(d.id, row.id), eq(d.attempts, row.attempts));
  await store.write(async (tx) => {
    await tx.update(d).set(next).where(mine);
    const paused = { pausedAt: now, pausedWhy: "The receiver says that it is gone (410)." };
    if (tried.gone) await tx.update(ch).set(paused).where(eq(ch.id, row.channelId));
  });
}

/** Undefined when a day has passed since the first try. */
function retryAt({ attempts, firstTriedAt }: DeliveryRow, { retryAfter = 0 }: Tried, now: number): number | undefined {
  const wait = (waits[attempts - 1] ?? waits.at(-1) ?? 60) * (0.9 + Math.random() * 0.2);
  const at = Math.floor(now + Math.max(wait, retryAfter) * 1000);
  return at - (firstTriedAt ?? now) > lastsMs ? undefined : at;
}
