import type { Tables } from "@/drizzle/tables";
import type { DB } from "./store";

/**
 * A query that is built once for each connection and then only run: building it takes longer than SQLite takes to answer.
 * Kept no longer than the connection.
 */
export function prepared<Query>(prepare: (db: DB, t: Tables) => Query): (db: DB, t: Tables) => Query {
  const made = new WeakMap<DB, Query>();
  return (db, t) => {
    const known = made.get(db);
    if (known !== undefined) return known;
    const query = prepare(db, t);
    made.set(db, query);
    return query;
  };
}
