import { performance } from "node:perf_hooks";
import { and, asc, eq, isNull, lt, lte, or } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { recheckCredential } from "@/lib/credentials/recheck";
import { AppError } from "@/lib/errors";
import { inAll, perHost } from "@/lib/grants/gate";
import { sharedBy } from "@/lib/grants/shared";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { traced } from "@/lib/tracing/trace";
import { suspectedNow } from "./suspected";

/**
 * Checks what is due: four at once to a host and 32 in all, in batches of leases so that no other process does the same,
 * and at a pace that leaves the processor to whoever uses the API meanwhile. Nothing that is paused or a draft is asked.
 */
export type Due = { id: string; workspaceId: string; host: string; dueAt: number | null };
export type RunOptions = {
  /** Milliseconds; the clock by default. */
  now?: () => number;
  /** True when Keyrack stops: what has begun ends, nothing more begins. */
  stopped?: () => boolean;
};

const leaseMs = 120_000;
const queueAtMost = 2_000;
/** How many begin at once, and milliseconds until the next may; fewer and later while the process has much else to do. */
const calmly = { atMost: 4, ms: 100 };
const quietlyBeside = { atMost: 2, ms: 150 };
/** The share of its time that the process works, above which whoever calls the API goes first. */
const busyAbove = 0.5;

/** Gives how many were checked. */
export async function recheckDue(home: Installation, options: RunOptions = {}): Promise<number> {
  const now = (options.now ?? Date.now)();
  const suspects = await suspectedNow(home, now);
  const known = new Set(suspects.map(({ id }) => id));
  const due = (await dueNow(home, now)).filter(({ id }) => !known.has(id));
  const list = [...suspects, ...due];
  if (list.length === 0) return 0;
  return traced("checks", { count: list.length }, () => recheckAll(home, list, options));
}

export async function recheckAll(home: Installation, list: readonly Due[], options: RunOptions = {}): Promise<number> {
  const queue = [...list];
  const hosts = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let done = 0;
  const begin = (due: Due) => {
    hosts.set(due.host, (hosts.get(due.host) ?? 0) + 1);
    const check = quietly(home, due).finally(() => {
      hosts.set(due.host, (hosts.get(due.host) ?? 1) - 1);
      running.delete(check);
    });
    running.add(check);
    done += 1;
  };
  let load = performance.eventLoopUtilization();
  let pace = calmly;
  while (queue.length > 0 && !options.stopped?.()) {
    const chosen = choose(queue, hosts, Math.min(pace.atMost, inAll - running.size));
    for (const due of await leased(home, chosen, (options.now ?? Date.now)())) begin(due);
    if (queue.length === 0) break;
    await pause(pace.ms);
    pace = performance.eventLoopUtilization(load).utilization > busyAbove ? quietlyBeside : calmly;
    load = performance.eventLoopUtilization();
  }
  await Promise.all(running);
  return done;
}

/** Takes up to `limit` out of the queue whose hosts have room, first come first served. */
function choose(queue: Due[], hosts: ReadonlyMap<string, number>, limit: number): Due[] {
  const chosen: Due[] = [];
  const more = new Map<string, number>();
  for (let at = 0; at < queue.length && chosen.length < limit; ) {
    const due = queue[at];
    const busy = due ? (hosts.get(due.host) ?? 0) + (more.get(due.host) ?? 0) : perHost;
    if (!due || busy >= perHost) at += 1;
    else {
      queue.splice(at, 1);
      more.set(due.host, (more.get(due.host) ?? 0) + 1);
      chosen.push(due);
    }
  }
  return chosen;
}

async function dueNow({ store }: Installation, now: number): Promise<Due[]> {
  const { schedules: s, credentials: c } = store.t;
  return store.db
    .select({ id: s.credentialId, workspaceId: s.workspaceId, host: s.host, dueAt: s.dueAt })
    .from(s)
    .innerJoin(c, eq(c.id, s.credentialId))
    .where(and(lte(s.dueAt, now), eq(c.state, "active"), or(isNull(s.leaseUntil), lt(s.leaseUntil, now))))
    .orderBy(asc(s.dueAt))
    .limit(queueAtMost);
}

/** Those that are still as they were seen, and now ours. */
async function leased(home: Installation, chosen: readonly Due[], now: number): Promise<Due[]> {
  if (chosen.length === 0) return [];
  const { schedules: s } = home.store.t;
  const lease = { leaseOwner: sharedBy(home).owner, leaseUntil: now + leaseMs };
  return home.store.write(async (tx) => {
    const mine: Due[] = [];
    for (const due of chosen) {
      const same = due.dueAt === null ? isNull(s.dueAt) : eq(s.dueAt, due.dueAt);
      const free = or(isNull(s.leaseUntil), lt(s.leaseUntil, now));
      const row = and(eq(s.credentialId, due.id), same, free);
      if ((await tx.update(s).set(lease).where(row).returning({ id: s.credentialId })).length > 0) mine.push(due);
    }
    return mine;
  });
}

/** One that cannot be opened must not stop the others; it is looked at again when its lease is over. */
async function quietly(home: Installation, { id, workspaceId }: Due): Promise<void> {
  const actor: Actor = { kind: "system", name: "Keyrack", workspaceId };
  try {
    await recheckCredential(actor, id);
  } catch (error) {
    // Gone or emptied meanwhile is no news.
    if (!(error instanceof AppError)) log("error", "a credential could not be checked", { credential: id, error });
    await delay(home, id).catch((failure: unknown) => log("error", "a check could not be put off", { error: failure }));
  }
}

/** Tried again in an hour. */
async function delay({ store }: Installation, id: string): Promise<void> {
  const { schedules: s } = store.t;
  const later = { dueAt: Date.now() + 3_600_000, leaseOwner: null, leaseUntil: null };
  await store.write(async (tx) => void (await tx.update(s).set(later).where(eq(s.credentialId, id))));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
