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

type Watched = { onLine?: (line: CheckedLine) => void; signal?: AbortSignal };
type Named = Awaited<ReturnType<typeof rowsNamed>>;

export async function recheckMany(actor: Actor, ids: readonly string[], options: Watched = {}): Promise<CheckedLine[]> {
  return recheckRows(actor, await rowsToRecheck(actor, ids), options);
}

/** All that can be refused before anything is begun. */
export async function rowsToRecheck(actor: Actor, ids: readonly string[]): Promise<Named> {
  authorize(actor, "credential.verify");
  return rowsNamed(actor, ids);
}

/** `signal` stops it: what was not begun has no line. */
export async function recheckRows(actor: Actor, rows: Named, { onLine, signal }: Watched = {}): Promise<CheckedLine[]> {
  const waiting = [...rows];
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
