import { type Column, type SQL, sql } from "drizzle-orm";
import { keepFlushing } from "@/lib/batches";
import { installation } from "@/lib/installation";

/**
 * How often each credential is used, by whom, a day. Counted in memory, written once a second and at the end; a crash
 * loses at most that second. Counting never delays or fails a call.
 */
type Count = {
  workspaceId: string;
  credentialId: string;
  consumer: string;
  day: number;
  calls: number;
  errors: number;
  lastAt: number;
};

const key = Symbol.for("keyrack.uses");
const shared = globalThis as { [key]?: Map<string, Count> };
shared[key] ??= new Map();
const waiting = shared[key];
const dayMs = 86_400_000;
/** In one statement. */
const pieceRows = 100;

/** `consumer`: a flow's id, or the id of a token that belongs to no flow. */
export function countUse(workspaceId: string, credentialId: string, consumer: string, failed: boolean): void {
  const now = Date.now();
  const name = `${credentialId} ${consumer}`;
  const found = waiting.get(name);
  if (found !== undefined && found.day === Math.floor(now / dayMs)) {
    found.calls += 1;
    if (failed) found.errors += 1;
    found.lastAt = now;
    return;
  }
  keepFlushing("uses", 1_000, flushUses);
  const day = Math.floor(now / dayMs);
  // The last second of a day waits under a name of its own.
  if (found !== undefined) waiting.set(`${name} ${found.day}`, found);
  waiting.set(name, { workspaceId, credentialId, consumer, day, calls: 1, errors: failed ? 1 : 0, lastAt: now });
}

export async function flushUses(): Promise<void> {
  if (waiting.size === 0) return;
  const { store } = await installation();
  const { uses: u } = store.t;
  const counts = merged(waiting.values());
  waiting.clear();
  while (counts.length > 0) {
    const piece = counts.slice(0, pieceRows);
    try {
      await store.write(
        async (tx) =>
          void (await tx
            .insert(u)
            .values(piece)
            .onConflictDoUpdate({
              target: [u.credentialId, u.consumer, u.day],
              set: {
                calls: sql`${u.calls} + ${given(u.calls)}`,
                errors: sql`${u.errors} + ${given(u.errors)}`,
                lastAt: given(u.lastAt),
              },
            })),
      );
    } catch (error) {
      for (const count of counts) keep(count);
      throw error;
    }
    counts.splice(0, pieceRows);
  }
}

/** What the insert would have written. */
function given(column: Column): SQL {
  return sql`excluded.${sql.identifier(column.name)}`;
}

/** One for each row, since a statement may change it but once; sorted, so that two nodes never wait for each other. */
function merged(counts: Iterable<Count>): Count[] {
  const rows = new Map<string, Count>();
  for (const count of counts) {
    const name = `${count.credentialId} ${count.consumer} ${count.day}`;
    const row = rows.get(name);
    if (row === undefined) rows.set(name, { ...count });
    else {
      row.calls += count.calls;
      row.errors += count.errors;
      row.lastAt = Math.max(row.lastAt, count.lastAt);
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Numbers that could not be written join those that were counted meanwhile. */
function keep(count: Count): void {
  const name = `${count.credentialId} ${count.consumer} ${count.day} kept`;
  const found = waiting.get(name);
  if (found === undefined) waiting.set(name, count);
  else {
    found.calls += count.calls;
    found.errors += count.errors;
  }
}
