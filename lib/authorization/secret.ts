import { secretKeys, type Values } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { installation } from "@/lib/installation";
import { openStored } from "./opened";
import { recordReveal } from "./release";

/** The stored values, whatever the status. Each read is an event of its own, committed before they are given away. */
export type StoredValues = { values: Values; secret: readonly string[] };

/** Throws `not_found`, `damaged`. */
export async function secretOf(actor: Actor, reference: string): Promise<StoredValues> {
  authorize(actor, "credential.reveal");
  const home = await installation();
  const opened = await openStored(home, actor, reference);
  await recordReveal(home, actor, opened);
  const hidden = new Set(secretKeys(opened.scheme.fields));
  return { values: opened.values, secret: Object.keys(opened.values).filter((name) => hidden.has(name)) };
}
