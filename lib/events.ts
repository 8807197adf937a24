import { and, desc, eq, inArray, lt, ne } from "drizzle-orm";
import { type Actor, actorId, authorize } from "./actor";
import type { DB, Store } from "./db/store";
import { eventHash, tipMark } from "./event-chain";
import { installation } from "./installation";
import { writeSetting } from "./settings";
import type { Vault } from "./vault/vault";

/**
 * The audit trail. A line is written in the transaction of the act it tells of: without the line, no act. Each line's
 * hash covers the one before it, keyed by the installation. The type of `detail` has no room for nested values, and
 * callers pass metadata only.
 */
export type EventAction =
  | "installation.set_up"
  | "session.started"
  | "session.refused"
  | "session.ended"
  | "password.changed"
  | "key.copied"
  | "key.kept"
  | "address.confirmed"
  | "workspace.renamed"
  | "workspace.created"
  | "member.invited"
  | "member.invitation_resent"
  | "member.invitation_revoked"
  | "member.joined"
  | "member.role_changed"
  | "member.removed"
  | "member.left"
  | "member.sessions_ended"
  | "sign_in.restricted"
  | "sign_in.opened"
  | "factor.added"
  | "factor.removed"
  | "factor.recovery_used"
  | "credential.caretaker_changed"
  | "credential.created"
  | "credential.updated"
  | "credential.renamed"
  | "credential.verified"
  | "credential.status_changed"
  | "credential.disabled"
  | "credential.enabled"
  | "credential.deleted"
  | "credential.connected"
  | "credential.refresh_failed"
  | "oauth_client.created"
  | "oauth_client.updated"
  | "oauth_client.deleted"
  | "oauth_client.flagged"
  | "authorization.released"
  | "secret.released"
  | "proxy.used"
  | "token.created"
  | "token.rotated"
  | "token.revoked"
  | "token.refused"
  | "credentials.exported"
  | "credentials.imported"
  | "events.exported"
  | "flow.created"
  | "flow.updated"
  | "flow.bound"
  | "flow.deleted"
  | "incident.noticed"
  | "connector.created"
  | "connector.updated"
  | "connector.deleted"
  | "network.allowed"
  | "network.removed";

export type EventTarget = {
  kind:
    | "credential"
    | "oauth_client"
    | "user"
    | "network"
    | "installation"
    | "token"
    | "flow"
    | "connector"
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

/** Newest first; failed sign-ins only for owners and admins. `before` is the `seq` of the last line already shown. */
export async function listEvents(
  actor: Actor,
  options: { target?: string; before?: number; limit?: number } = {},
): Promise<EventLine[]> {
  authorize(actor, "event.list");
  const { store } = await installation();
  const { events } = store.t;
  const rows = await store.db
    .select()
    .from(events)
    .where(
      and(
        eq(events.workspaceId, actor.workspaceId),
        actor.kind === "token" && actor.reach !== "all" ? inArray(events.targetId, [...actor.reach]) : undefined,
        options.target === undefined ? undefined : eq(events.targetId, options.target),
        seesRefusals(actor) ? undefined : ne(events.action, "session.refused" satisfies EventAction),
        options.before === undefined ? undefined : lt(events.seq, options.before),
      ),
    )
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

function seesRefusals(actor: Actor): boolean {
  return actor.kind === "member" && (actor.role === "owner" || actor.role === "admin");
}
