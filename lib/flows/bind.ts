import { and, eq } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";
import { forgetTokens } from "@/lib/tokens/live";
import { parseEnvironment } from "./input";
import { flowRowOf, flowTarget } from "./row";

/** Puts a credential behind a slot, for one environment, or takes it away. Tokens of the flow see it at once. */
export type Binding = { flow: string; alias: string; environment: string; credential: string | null };

/** Throws `invalid_fields` when the slot wants another application. */
export async function bindSlot(actor: Actor, binding: Binding): Promise<void> {
  authorize(actor, "flow.manage");
  const environment = parseEnvironment(binding.environment);
  const home = await installation();
  const { flowSlots: s, flowBindings: b } = home.store.t;
  await home.store.write(async (tx) => {
    const flow = await flowRowOf(home.store, tx, actor, binding.flow);
    const [slot] = await tx
      .select()
      .from(s)
      .where(and(eq(s.flowId, flow.id), eq(s.alias, binding.alias)));
    if (slot === undefined) throw refused("alias", `The flow has no slot "${binding.alias.slice(0, 40)}".`);
    const place = and(eq(b.flowId, flow.id), eq(b.alias, slot.alias), eq(b.environment, environment));
    const detail = { alias: slot.alias, environment };
    if (binding.credential === null) {
      await tx.delete(b).where(place);
      await record(home, tx, eventActor(actor), "flow.bound", flowTarget(flow), detail);
      return;
    }
    const credential = await rowOf(home.store, tx, actor, binding.credential);
    if (credential.connector !== slot.connector) {
      throw refused("credential", "This credential is for another application than the slot wants.");
    }
    const set = { credentialId: credential.id, updatedAt: Date.now(), updatedBy: actorId(actor) };
    await tx
      .insert(b)
      .values({ flowId: flow.id, alias: slot.alias, environment, ...set })
      .onConflictDoUpdate({ target: [b.flowId, b.alias, b.environment], set });
    await record(home, tx, eventActor(actor), "flow.bound", flowTarget(flow), {
      ...detail,
      credential: credential.name,
      credentialId: credential.id,
    });
  });
  forgetTokens();
}

function refused(field: string, message: string): AppError {
  return new AppError("invalid_fields", "Look at the marked fields.", { fields: { [field]: message } });
}
