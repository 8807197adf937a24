import { and, eq, inArray, notInArray } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { type DB, isUniqueViolation, type Store } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { newId } from "@/lib/id";
import { installation } from "@/lib/installation";
import { forgetTokens } from "@/lib/tokens/live";
import { type FlowInput, parseFlow, type SlotInput } from "./input";
import { flowRowOf, flowTarget } from "./row";

/**
 * Flows: something outside that uses credentials, with the slots it needs. A flow is written once against its aliases;
 * which credential stands behind each is bound apart, for every environment.
 */

/** Gives the new flow's id. Throws `invalid_fields`, also for a name that is taken. */
export async function createFlow(actor: Actor, input: FlowInput): Promise<string> {
  authorize(actor, "flow.manage");
  const { slots, ...flow } = parseFlow(actor, input);
  const home = await installation();
  const { flows, flowSlots } = home.store.t;
  const now = Date.now();
  const row = { ...flow, id: newId("fl"), workspaceId: actor.workspaceId, createdAt: now, updatedAt: now };
  await unlessTaken(() =>
    home.store.write(async (tx) => {
      await tx.insert(flows).values({ ...row, createdBy: actorId(actor) });
      for (const slot of slots) await tx.insert(flowSlots).values({ ...slot, flowId: row.id });
      const detail = { slots: slots.map(({ alias, connector }) => `${alias}: ${connector}`) };
      await record(home, tx, eventActor(actor), "flow.created", flowTarget(row), detail);
    }),
  );
  return row.id;
}

/** The whole flow as it should be: a slot that is gone or wants another application loses its bindings. */
export async function updateFlow(actor: Actor, id: string, input: FlowInput): Promise<void> {
  authorize(actor, "flow.manage");
  const { slots, ...flow } = parseFlow(actor, input);
  const home = await installation();
  const { flows } = home.store.t;
  await unlessTaken(() =>
    home.store.write(async (tx) => {
      const row = await flowRowOf(home.store, tx, actor, id);
      await tx
        .update(flows)
        .set({ ...flow, updatedAt: Date.now() })
        .where(eq(flows.id, row.id));
      await replaceSlots(home.store, tx, row.id, slots);
      const detail = { slots: slots.map(({ alias, connector }) => `${alias}: ${connector}`) };
      await record(home, tx, eventActor(actor), "flow.updated", flowTarget({ ...row, ...flow }), detail);
    }),
  );
  forgetTokens();
}

/** Its tokens are revoked with it. */
export async function removeFlow(actor: Actor, id: string): Promise<void> {
  authorize(actor, "flow.manage");
  const home = await installation();
  const { flows, apiTokens: t } = home.store.t;
  await home.store.write(async (tx) => {
    const row = await flowRowOf(home.store, tx, actor, id);
    const tokens = await tx.select().from(t).where(eq(t.workspaceId, actor.workspaceId));
    const own = tokens.filter(({ reach }) => reach.kind === "flow" && reach.flowId === id).map((token) => token.id);
    if (own.length > 0) await tx.update(t).set({ revokedAt: Date.now() }).where(inArray(t.id, own));
    await tx.delete(flows).where(eq(flows.id, row.id));
    await record(home, tx, eventActor(actor), "flow.deleted", flowTarget(row), { tokens: own.length });
  });
  forgetTokens();
}

async function replaceSlots(store: Store, tx: DB, flowId: string, slots: readonly SlotInput[]): Promise<void> {
  const { flowSlots: s, flowBindings: b } = store.t;
  const before = await tx.select().from(s).where(eq(s.flowId, flowId));
  const same = before.filter((old) =>
    slots.some((slot) => slot.alias === old.alias && slot.connector === old.connector),
  );
  const kept = same.map(({ alias }) => alias);
  await tx.delete(b).where(and(eq(b.flowId, flowId), notInArray(b.alias, kept)));
  await tx.delete(s).where(eq(s.flowId, flowId));
  for (const { alias, connector } of slots) await tx.insert(s).values({ flowId, alias, connector });
}

async function unlessTaken(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("invalid_fields", "Look at the marked fields.", {
      fields: { name: "There is a flow of this name already. Choose another." },
    });
  }
}
