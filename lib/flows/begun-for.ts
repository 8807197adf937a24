import { and, eq } from "drizzle-orm";
import { type Actor, authorize } from "@/lib/actor";
import { rowOf } from "@/lib/credentials/row";
import type { EventAction } from "@/lib/event-action";
import { installation } from "@/lib/installation";
import { bindingsOf, type UsedBy } from "./used-by";

/**
 * The slot that a credential was made for, right after it was connected for the first time. Only a credential that is
 * added from a slot stands in one before it was ever connected; one that is connected again goes back to nobody.
 */
export async function begunFor(actor: Actor, credentialId: string): Promise<UsedBy | undefined> {
  authorize(actor, "credential.read");
  const { store } = await installation();
  await rowOf(store, store.db, actor, credentialId);
  const { events: e } = store.t;
  const action: EventAction = "credential.connected";
  const connected = await store.db
    .select({ seq: e.seq })
    .from(e)
    .where(and(eq(e.targetId, credentialId), eq(e.action, action)))
    .limit(2);
  const bindings = await bindingsOf(store, store.db, actor.workspaceId, credentialId);
  return connected.length === 1 && bindings.length === 1 ? bindings[0] : undefined;
}
