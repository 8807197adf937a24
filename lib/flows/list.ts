import { and, asc, eq, inArray } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import type { Store } from "@/lib/db/store";
import { installation } from "@/lib/installation";
import { type FlowRow, flowRowOf } from "./row";

/** Flows with their slots and what is bound to each, environment by environment. */
export type BoundCredential = { environment: string; id: string; name: string; status: string; state: string };
export type FlowSlot = { alias: string; connector: string; bound: readonly BoundCredential[] };
export type FlowView = Omit<FlowRow, "workspaceId"> & { slots: readonly FlowSlot[]; environments: readonly string[] };

/** By name. */
export async function listFlows(actor: Actor): Promise<FlowView[]> {
  authorize(actor, "flow.read");
  const { store } = await installation();
  const { flows: f } = store.t;
  const rows = await store.db.select().from(f).where(eq(f.workspaceId, actor.workspaceId)).orderBy(asc(f.name));
  return withSlots(store, rows);
}

export async function getFlow(actor: Actor, id: string): Promise<FlowView> {
  authorize(actor, "flow.read");
  const { store } = await installation();
  const [view] = await withSlots(store, [await flowRowOf(store, store.db, actor, id)]);
  if (view === undefined) throw new RangeError("a flow went away while it was read");
  return view;
}

export async function withSlots(store: Store, rows: readonly FlowRow[]): Promise<FlowView[]> {
  const { flowSlots: s, flowBindings: b, credentials: c } = store.t;
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const slots = await store.db.select().from(s).where(inArray(s.flowId, ids)).orderBy(asc(s.alias));
  const bindings = await store.db
    .select({
      flowId: b.flowId,
      alias: b.alias,
      environment: b.environment,
      id: c.id,
      name: c.name,
      status: c.status,
      state: c.state,
    })
    .from(b)
    .innerJoin(c, and(eq(c.id, b.credentialId)))
    .where(inArray(b.flowId, ids))
    .orderBy(asc(b.environment));
  return rows.map(({ workspaceId: _, ...row }) => {
    const own = bindings.filter((binding) => binding.flowId === row.id);
    return {
      ...row,
      environments: [...new Set(own.map(({ environment }) => environment))],
      slots: slots
        .filter((slot) => slot.flowId === row.id)
        .map(({ alias, connector }) => ({
          alias,
          connector,
          bound: own.filter((binding) => binding.alias === alias).map(({ flowId: __, alias: ___, ...bound }) => bound),
        })),
    };
  });
}
