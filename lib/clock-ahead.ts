import { and, eq, gt, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import { isHttp } from "@/connectors/kit";
import { findConnector } from "./catalog";
import { never } from "./grants/due";
import type { Installation } from "./installation";

/**
 * A clock that was ahead, and was set right. What was planned by it lies in a future that may be a year away: refreshes,
 * checks and messages would wait for it, and leases would hold until then. It is all made due, once, when the process
 * starts and whenever its clock is seen to have gone back.
 */
const minuteMs = 60_000;
/** Clocks of several nodes may differ by this much, and leases live for minutes. */
const marginMs = 10 * minuteMs;
const dayMs = 24 * 60 * minuteMs;
/** A week, and the quarter that a check by hand may add. */
const longestPaceMs = 9 * dayMs;

const key = Symbol.for("keyrack.clock");

/** True the first time, and after the clock has gone back by more than a minute. */
export function clockWentBack({ store }: Installation): boolean {
  const holder = store as { [key]?: number };
  // What a clock shows beyond the time that the process has run changes only when somebody sets it.
  const shown = Date.now() - performance.now();
  const before = holder[key];
  holder[key] = shown;
  return before === undefined || shown < before - minuteMs;
}

/** `now` is milliseconds. What a person must do first stays as it is. */
export async function settleAhead({ store }: Installation, now: number): Promise<void> {
  const { grants: g, schedules: s, deliveries: d } = store.t;
  const late = now + marginMs;
  const free = { leaseOwner: null, leaseUntil: null };
  const ahead = gt(g.updatedAt, late);
  const anew = await machinesAhead(store, late);
  await store.write(async (tx) => {
    if (anew.length > 0)
      await tx.update(g).set({ expiresAt: now, updatedAt: now }).where(inArray(g.credentialId, anew));
    await tx
      .update(g)
      .set({ retryAt: null })
      .where(and(ahead, ne(g.retryAt, never)));
    await tx
      .update(g)
      .set({ dueAt: now, updatedAt: now })
      .where(and(ahead, isNotNull(g.dueAt)));
    await tx.update(g).set(free).where(gt(g.leaseUntil, late));
    await tx
      .update(s)
      .set({ dueAt: now })
      .where(gt(s.dueAt, now + longestPaceMs));
    await tx.update(s).set(free).where(gt(s.leaseUntil, late));
    await tx
      .update(d)
      .set({ dueAt: now, ...free })
      .where(or(gt(d.dueAt, now + dayMs), gt(d.leaseUntil, late)));
  });
}

/** Access that is fetched when it is asked for, with nobody and nothing spent: it has no time to be renewed at, only an end. */
async function machinesAhead(store: Installation["store"], late: number): Promise<string[]> {
  const { grants: g, credentials: c } = store.t;
  const rows = await store.db
    .select({
      id: c.id,
      connector: c.connector,
      connectorVersion: c.connectorVersion,
      workspaceId: c.workspaceId,
      scheme: c.scheme,
    })
    .from(g)
    .innerJoin(c, eq(c.id, g.credentialId))
    .where(and(gt(g.updatedAt, late), isNull(g.dueAt), isNotNull(g.expiresAt)));
  const grantOf = ({ connector, scheme, ...owner }: (typeof rows)[number]) => {
    const found = findConnector(connector, owner)?.schemes.find((each) => each.id === scheme);
    return (found !== undefined && isHttp(found) && found.oauth2?.grant) || "";
  };
  return rows.filter((row) => machines.has(grantOf(row))).map(({ id }) => id);
}

const machines: ReadonlySet<string> = new Set(["client_credentials", "jwt-bearer"]);
