import { performance } from "node:perf_hooks";
import type { Store } from "./store";

/**
 * Rows that are read again and again, kept until anything at all is committed: then every one of them is read anew. So
 * nobody ever sees an older row than the store would give; where other processes write too, none older than a second.
 */
export type KeptRows<Row> = (store: Store, name: string, read: () => Promise<Row | undefined>) => KeptRow<Row>;
type KeptRow<Row> = Row | Promise<Row | undefined>;
type Kept<Row> = { commits: number; until: number; rows: Map<string, Row> };

const keptAtMost = 5_000;

/** Gives the row at once when it is kept. */
export function keptRows<Row extends object>(): KeptRows<Row> {
  const all = new WeakMap<Store, Kept<Row>>();
  return (store, name, read) => {
    let kept = all.get(store);
    if (kept === undefined || kept.commits !== store.commits() || kept.until < performance.now()) {
      kept = { commits: store.commits(), until: performance.now() + store.unsureAfterMs, rows: new Map() };
      all.set(store, kept);
    }
    return kept.rows.get(name) ?? fresh(store, kept, name, read);
  };
}

async function fresh<Row>(
  store: Store,
  kept: Kept<Row>,
  name: string,
  read: () => Promise<Row | undefined>,
): Promise<Row | undefined> {
  const row = await read();
  if (row === undefined || kept.commits !== store.commits()) return row;
  if (kept.rows.size >= keptAtMost) kept.rows.clear();
  kept.rows.set(name, row);
  return row;
}
