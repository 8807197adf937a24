import { and, asc, countDistinct, eq, inArray } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import type { DB, Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";

/** Which flows stand on a credential: what a person must know before it goes. */
export type UsedBy = { flow: { id: string; name: string }; alias: string; environment: string };

export async function usedBy(actor: Actor, credentialId: string): Promise<UsedBy[]> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  await rowOf(store, store.db, actor, credentialId);
  return bindingsOf(store, store.db, actor.workspaceId, credentialId);
}

/** How many flows stand on each of these, in one look for a whole page; those that none stands on are left out. */
export async function countFlows(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  authorize(actor, "credential.list");
  if (ids.length === 0) return new Map();
  const { store } = await installation();
  const { flowBindings: b, flows: f } = store.t;
  const rows = await store.db
    .select({ id: b.credentialId, flows: countDistinct(b.flowId) })
    .from(b)
    .innerJoin(f, eq(f.id, b.flowId))
    .where(and(eq(f.workspaceId, actor.workspaceId), inArray(b.credentialId, [...ids])))
    .groupBy(b.credentialId);
  return new Map(rows.map(({ id, flows }) => [id, flows]));
}

export async function bindingsOf(store: Store, db: DB, workspaceId: string, credentialId: string): Promise<UsedBy[]> {
  const { flowBindings: b, flows: f } = store.t;
  const rows = await db
    .select({ id: f.id, name: f.name, alias: b.alias, environment: b.environment })
    .from(b)
    .innerJoin(f, eq(f.id, b.flowId))
    .where(and(eq(f.workspaceId, workspaceId), eq(b.credentialId, credentialId)))
    .orderBy(asc(f.name), asc(b.alias), asc(b.environment));
  return rows.map(({ id, name, alias, environment }) => ({ flow: { id, name }, alias, environment }));
}
