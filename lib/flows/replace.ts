import { eq } from "drizzle-orm";
import { type Actor, actorId, authorize } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { installation } from "@/lib/installation";
import { forgetTokens } from "@/lib/tokens/live";
import { flowTarget } from "./row";
import { bindingsOf } from "./used-by";

/**
 * Puts another credential of the same application behind every slot that one stands behind, in all flows and
 * environments at once. Flows notice nothing: their aliases stay. Gives how many slots moved. Throws `not_found`, and
 * `invalid_fields` for one of another application or one that is not finished.
 */
export async function replaceCredential(actor: Actor, from: string, to: string): Promise<number> {
  authorize(actor, "flow.manage");
  const home = await installation();
  const { flowBindings: b } = home.store.t;
  const moved = await home.store.write(async (tx) => {
    const old = await rowOf(home.store, tx, actor, from);
    const next = to === "" ? undefined : await rowOf(home.store, tx, actor, to);
    if (next === undefined || next.id === old.id || next.connector !== old.connector) {
      throw refused("Choose another credential of the same application.");
    }
    if (next.state === "draft") throw refused("This one is a draft. Finish it first.");
    const bindings = await bindingsOf(home.store, tx, old.workspaceId, old.id);
    const set = { credentialId: next.id, updatedAt: Date.now(), updatedBy: actorId(actor) };
    await tx.update(b).set(set).where(eq(b.credentialId, old.id));
    for (const { flow, alias, environment } of bindings) {
      const detail = { alias, environment, credential: next.name, credentialId: next.id, was: old.name };
      await record(home, tx, eventActor(actor), "flow.bound", flowTarget(flow), detail);
    }
    return bindings.length;
  });
  forgetTokens();
  return moved;
}

function refused(message: string): AppError {
  return new AppError("invalid_fields", message, { fields: { credential: message } });
}
