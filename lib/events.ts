import { and, desc, eq, gte, inArray, like, lt, max, ne, not, type SQL, sql } from "drizzle-orm";
import { type Actor, actorId, authorize } from "./actor";
import type { DB, Store } from "./db/store";
import type { EventAction } from "./event-action";
import { eventHash, tipMark } from "./event-chain";
import { installation } from "./installation";
import { writeSetting } from "./settings";
import type { Vault } from "./vault/vault";

/**
 * The audit trail. A line is written in the transaction of the act it tells of: without the line, no act. Each line's
 * hash covers the one before it, keyed by the installation. The type of `detail` has no room for nested values, and
 * callers pass metadata only.
 */
export type EventTarget = {
  kind:
    | "credential"
    | "oauth_client"
    | "user"
    | "network"
    | "installation"
    | "token"
    | "flow"
    | "link"
    | "connector"
    | "channel"
    | "workspace";
  id: string;
  name: string;
};
export type EventDetail = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export type EventLine = {
  seq: number;
  at: number;
  actor: string;
  action: EventAction;
  target?: EventTarget;
  detail: EventDetail;
};

type Who = Pick<Actor, "name"> & { kind: string; id: string; workspaceId: string | null };

/** Who an event names: an actor, or somebody who has not signed in yet. */
export function eventActor(actor: Actor): Who {
  return { kind: actor.kind, id: actorId(actor), name: actor.name, workspaceId: actor.workspaceId };
}

export async function record(
  { store, vault }: { store: Store; vault: Vault },
  tx: DB,
  who: Who,
  action: EventAction,
  target?: EventTarget,
  detail: EventDetail = {},
): Promise<void> {
  const { events } = store.t;
  const last = await tx.select({ hash: events.hash }).from(events).orderBy(desc(events.seq)).limit(1);
  const row = {
    workspaceId: who.workspaceId,
    at: Date.now(),
    actorKind: who.kind,
    actorId: who.id,
    actorName: who.name,
    action,
    targetKind: target?.kind ?? null,
    targetId: target?.id ?? null,
    targetName: target?.name ?? null,
    detail: Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined)) as Record<
      string,
      unknown
    >,
  };
  const hash = eventHash(vault, last[0]?.hash ?? "", row);
  const [written] = await tx
    .insert(events)
    .values({ ...row, hash })
    .returning({ seq: events.seq });
  if (written) await writeSetting(store, tx, "auditTip", { seq: written.seq, mark: tipMark(vault, written.seq, hash) });
}

/** What the lines are narrowed down to; `from` and `to` are milliseconds, `to` not included. */
export type EventFilter = {
  target?: string;
  /** The id of who did it. */
  by?: string;
  /** The first word of the action, such as `credential`. */
  area?: string;
  /** In the name of what it was done to. */
  q?: string;
  from?: number;
  to?: number;
  result?: "problem" | "fine";
};

/** Newest first; failed sign-ins only for owners and admins. `before` is the `seq` of the last line already shown. */
export async function listEvents(
  actor: Actor,
  options: EventFilter & { before?: number; limit?: number } = {},
): Promise<EventLine[]> {
  authorize(actor, "event.list");
  const { store } = await installation();
  const { events } = store.t;
  const rows = await store.db
    .select()
    .from(events)
    .where(and(ownLines(store, actor), narrowed(store, options)))
    .orderBy(desc(events.seq))
    .limit(options.limit ?? 50);
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actorName,
    action: row.action as EventAction,
    ...(row.targetKind && row.targetId
      ? { target: { kind: row.targetKind as EventTarget["kind"], id: row.targetId, name: row.targetName ?? "" } }
      : {}),
    detail: row.detail as EventDetail,
  }));
}

/** Who did something here, for the filter; at most two hundred. */
export async function eventActors(actor: Actor): Promise<{ id: string; name: string }[]> {
  authorize(actor, "event.list");
  const { store } = await installation();
  const { events } = store.t;
  const name = max(events.actorName);
  const rows = await store.db
    .select({ id: events.actorId, name })
    .from(events)
    .where(and(ownLines(store, actor), ne(events.actorKind, "visitor")))
    .groupBy(events.actorId)
    .orderBy(name)
    .limit(200);
  return rows.map((row) => ({ id: row.id, name: row.name ?? row.id }));
}

function ownLines(store: Store, actor: Actor): SQL | undefined {
  const { events } = store.t;
  return and(
    eq(events.workspaceId, actor.workspaceId),
    actor.kind === "token" && actor.reach !== "all" ? inArray(events.targetId, [...actor.reach]) : undefined,
    seesRefusals(actor) ? undefined : ne(events.action, "session.refused" satisfies EventAction),
  );
}

function narrowed(store: Store, filter: EventFilter & { before?: number }): SQL | undefined {
  const { events } = store.t;
  const text = (value: string) => value.replace(/[\\%_]/g, "\\$&");
  return and(
    filter.target === undefined ? undefined : eq(events.targetId, filter.target),
    filter.by === undefined ? undefined : eq(events.actorId, filter.by),
    filter.area === undefined ? undefined : like(events.action, sql`${`${text(filter.area)}.%`} ESCAPE '\\'`),
    filter.q === undefined ? undefined : like(events.targetName, sql`${`%${text(filter.q)}%`} ESCAPE '\\'`),
    filter.from === undefined ? undefined : gte(events.at, filter.from),
    filter.to === undefined ? undefined : lt(events.at, filter.to),
    filter.result === undefined ? undefined : filter.result === "problem" ? problems(store) : not(problems(store)),
    filter.before === undefined ? undefined : lt(events.seq, filter.before),
  );
}

/** What somebody would want to look at: refused, failed, or turned red. */
function problems({ t: { events } }: Store): SQL {
  const refused: EventAction[] = [
    "session.refused",
    "token.refused",
    "credential.refresh_failed",
    "incident.noticed",
    "oauth_client.flagged",
  ];
  const listed = inArray(events.action, refused);
  const rejected = sql`(${events.action} = 'credential.verified' AND ${events.detail} LIKE '%"outcome":"rejected"%')`;
  const red = sql`(${events.action} = 'credential.status_changed' AND ${events.detail} LIKE '%"to":"invalid"%')`;
  return sql`(${listed} OR ${rejected} OR ${red})`;
}

function seesRefusals(actor: Actor): boolean {
  return actor.kind === "member" && (actor.role === "owner" || actor.role === "admin");
}
