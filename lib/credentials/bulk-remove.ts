import { type Actor, may } from "@/lib/actor";
import { AppError } from "@/lib/errors";
import { installation } from "@/lib/installation";
import { usersOf } from "@/lib/uses/impact";
import { type BulkLine, lineOf, rowsNamed } from "./bulk";
import { removeCredential } from "./change";

/**
 * Deletes many credentials for somebody who was shown what that breaks all together and who typed how many they are. When
 * more slots of flows stand on them by now than were `shown`, nothing is deleted and they are told anew.
 */
export type BulkImpact = {
  /** How many of them this person may delete. */
  count: number;
  /** Flows and tokens that called with any of them in the last thirty days, most calls first. */
  callers: readonly { id: string; name: string; calls: number; credentials: number; lastAt: number }[];
  calls: number;
  /** Slots of flows that any of them stands behind, and the flows' names. */
  places: number;
  flows: readonly string[];
};

/** Throws `invalid_fields`; those that the actor may not delete or that are gone count for nothing. */
export async function impactOfMany(actor: Actor, ids: readonly string[]): Promise<BulkImpact> {
  const { store } = await installation();
  const callers = new Map<string, { id: string; name: string; calls: number; credentials: number; lastAt: number }>();
  const flows = new Set<string>();
  let [count, places] = [0, 0];
  for (const { row } of await rowsNamed(actor, ids)) {
    if (!row || !may(actor, "credential.delete", row)) continue;
    count += 1;
    const found = await usersOf(store, store.db, row);
    places += found.bindings.length;
    for (const { flow } of found.bindings) flows.add(flow.name);
    for (const { consumer, calls, lastAt } of found.callers) {
      const before = callers.get(consumer.id);
      callers.set(consumer.id, {
        id: consumer.id,
        name: consumer.name,
        calls: calls + (before?.calls ?? 0),
        credentials: 1 + (before?.credentials ?? 0),
        lastAt: Math.max(lastAt, before?.lastAt ?? 0),
      });
    }
  }
  const sorted = [...callers.values()].sort((a, b) => b.calls - a.calls);
  const calls = sorted.reduce((sum, each) => sum + each.calls, 0);
  return { count, callers: sorted, calls, places, flows: [...flows].sort() };
}

export type BulkRemoval = {
  shown: number;
  /** How many, as it was typed. */
  typed: string;
  /** Take back the access at the applications, where it can be. */
  revoke: boolean;
};

/** Throws `invalid_fields` (at `count`) and `in_use`; then each one is deleted or refused by itself. */
export async function removeMany(
  actor: Actor,
  ids: readonly string[],
  { shown, typed, revoke }: BulkRemoval,
): Promise<BulkLine[]> {
  const rows = await rowsNamed(actor, ids);
  const { count, places } = await impactOfMany(actor, ids);
  if (count > 0 && typed.trim() !== String(count)) {
    const message = `Type ${count}, the number of credentials that go.`;
    throw new AppError("invalid_fields", message, { fields: { count: message } });
  }
  if (places > shown) {
    throw new AppError("in_use", "More flows stand on them by now. Look at the list again, then decide.");
  }
  const lines: BulkLine[] = [];
  try {
    for (const { id, row } of rows) {
      const remove = async () => {
        await removeCredential(actor, id, { force: true, revoke, many: true });
        return "done" as const;
      };
      lines.push(await lineOf(id, row, remove));
    }
  } finally {
    await (await installation()).store.truncateLog();
  }
  return lines;
}
