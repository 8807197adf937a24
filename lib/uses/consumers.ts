import { and, desc, eq, gte, inArray, max, sum } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import type { DB, Store } from "@/lib/db/store";
import { flowRowOf } from "@/lib/flows/row";
import { installation } from "@/lib/installation";

/**
 * The last thirty days of calls, summed: by who made them for one credential, by credential for one flow, and by flow
 * for all of them. `lastAt` is in epoch milliseconds.
 */
export type Calls = { calls: number; errors: number; lastAt: number };
export type ConsumerCalls = Calls & { consumer: { id: string; name: string; kind: "flow" | "token" | "gone" } };

export const usesDays = 30;

/** Who used this credential, most calls first. Throws `not_found`. */
export async function consumersOf(actor: Actor, credentialId: string): Promise<ConsumerCalls[]> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  await rowOf(store, store.db, actor, credentialId);
  return callsOn(store, store.db, actor.workspaceId, credentialId);
}

export async function callsOn(store: Store, db: DB, workspaceId: string, credentialId: string) {
  const { uses: u, flows: f, apiTokens: t } = store.t;
  const rows = await db
    .select({ id: u.consumer, flow: f.name, token: t.name, ...totals(store) })
    .from(u)
    .leftJoin(f, eq(f.id, u.consumer))
    .leftJoin(t, eq(t.id, u.consumer))
    .where(and(eq(u.workspaceId, workspaceId), eq(u.credentialId, credentialId), gte(u.day, firstDay())))
    .groupBy(u.consumer, f.name, t.name)
    .orderBy(desc(sum(u.calls)), u.consumer)
    .limit(200);
  return rows.map(({ id, flow, token, ...row }): ConsumerCalls => {
    const kind = flow !== null ? "flow" : token !== null ? "token" : "gone";
    return { consumer: { id, name: flow ?? token ?? "Something that was deleted", kind }, ...callsIn(row) };
  });
}

/** By the credential's id. Throws `not_found`. */
export async function callsOfFlow(actor: Actor, flowId: string): Promise<ReadonlyMap<string, Calls>> {
  authorize(actor, "flow.read");
  const { store } = await installation();
  await flowRowOf(store, store.db, actor, flowId);
  const { uses: u } = store.t;
  const rows = await store.db
    .select({ id: u.credentialId, ...totals(store) })
    .from(u)
    .where(and(eq(u.workspaceId, actor.workspaceId), eq(u.consumer, flowId), gte(u.day, firstDay())))
    .groupBy(u.credentialId);
  return new Map(rows.map(({ id, ...row }) => [id, callsIn(row)]));
}

/** By the flow's id; flows that made no call are absent. */
export async function callsByFlow(actor: Actor): Promise<ReadonlyMap<string, Calls>> {
  authorize(actor, "flow.read");
  const { store } = await installation();
  const { uses: u, flows: f } = store.t;
  const rows = await store.db
    .select({ id: u.consumer, ...totals(store) })
    .from(u)
    .where(
      and(
        eq(u.workspaceId, actor.workspaceId),
        gte(u.day, firstDay()),
        inArray(u.consumer, store.db.select({ id: f.id }).from(f).where(eq(f.workspaceId, actor.workspaceId))),
      ),
    )
    .groupBy(u.consumer);
  return new Map(rows.map(({ id, ...row }) => [id, callsIn(row)]));
}

function totals(store: Store) {
  const { uses: u } = store.t;
  return { calls: sum(u.calls), errors: sum(u.errors), lastAt: max(u.lastAt) };
}

function callsIn({ calls, errors, lastAt }: { calls: unknown; errors: unknown; lastAt: unknown }): Calls {
  return { calls: Number(calls), errors: Number(errors), lastAt: Number(lastAt) };
}

function firstDay(): number {
  return Math.floor(Date.now() / 86_400_000) - usesDays + 1;
}
