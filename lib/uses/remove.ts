import type { Actor } from "@/lib/actor";
import { removeCredential } from "@/lib/credentials/change";
import { rowOf } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { usersOf } from "./impact";

/**
 * Deletes a credential for somebody who was shown what it breaks. `shown` is how many slots of flows they were told of:
 * when there are more by now it is refused, and they are told anew. One that was called within thirty days goes only
 * when its name is typed.
 */
export type Removal = { shown: number; name: string; revoke: boolean };

/** Throws `in_use`, `invalid_fields` (at `name`), and what `removeCredential` throws. */
export async function removeKnowingly(actor: Actor, id: string, { shown, name, revoke }: Removal): Promise<void> {
  const { store } = await installation();
  const row = await rowOf(store, store.db, actor, id);
  const { callers, bindings } = await usersOf(store, store.db, row);
  if (callers.length > 0 && name.trim() !== row.name) {
    throw new AppError("invalid_fields", `It was used in the last 30 days. Type its name, ${row.name}, to delete it.`, {
      fields: { name: `Type “${row.name}” exactly.` },
    });
  }
  await removeCredential(actor, id, { force: bindings.length <= shown, revoke });
}
