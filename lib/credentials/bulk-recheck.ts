import type { Outcome } from "@/connectors/kit";
import { type Actor, authorize } from "@/lib/actor";
import { type BulkLine, lineOf, rowsNamed } from "./bulk";
import { recheckCredential } from "./recheck";

/**
 * Verifies many stored credentials again, four at a time, and tells each as it ends. Stopping begins no further one;
 * those that run go on to their end and are recorded like any other.
 */
export type CheckedLine = BulkLine & { outcome?: Outcome["outcome"] };

const atOnce = 4;

/** `signal` stops it: what was not begun has no line. */
export async function recheckMany(
  actor: Actor,
  ids: readonly string[],
  options: { onLine?: (line: CheckedLine) => void; signal?: AbortSignal } = {},
): Promise<CheckedLine[]> {
  authorize(actor, "credential.verify");
  const { onLine, signal } = options;
  const waiting = await rowsNamed(actor, ids);
  const lines: CheckedLine[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next && !signal?.aborted; next = waiting.shift()) {
      const found: { outcome?: Outcome["outcome"] } = {};
      const line = await lineOf(next.id, next.row, async (row) => {
        found.outcome = (await recheckCredential(actor, row.id, { many: true })).outcome.outcome;
        return "done";
      });
      const told = { ...line, ...found };
      lines.push(told);
      onLine?.(told);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return lines;
}
