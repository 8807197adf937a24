import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { Tables } from "@/drizzle/tables";
import { openSqlite } from "./sqlite";

export { isUniqueViolation } from "./failure";

/**
 * The drawer. What is offered exists in every dialect; nothing outside this folder knows which one runs. Reads see what was
 * committed; writes pass one at a time, over all processes that share the database, each in a transaction that either
 * commits or leaves nothing.
 */
export type DB = Omit<
  BaseSQLiteDatabase<"async", unknown, Record<string, never>>,
  "run" | "all" | "get" | "values" | "transaction"
>;

export type Store = {
  t: Tables;
  /** For reading only. */
  db: DB;
  /**
   * Runs `work` in a write transaction; a nested call joins the one around it. Throws `storage_full` on a full disk,
   * `damaged` once the file turned out to be, `not_ready` when the database cannot be reached. `essential` keeps what cannot
   * be had again: it may use the last room of the disk, and is run once more for that.
   */
  write<T>(work: (tx: DB) => Promise<T>, options?: { essential?: boolean }): Promise<T>;
  /** Counts the commits that are known of: what was read under one number holds while it stays the same. */
  commits(): number;
  /** Milliseconds after which a commit of another process is known of at the latest; infinite when there is none. */
  unsureAfterMs: number;
  /** True when other processes may use the same database. */
  shared: boolean;
  /** Is told within a second, once for many, that another process has committed something. */
  onForeignCommit(listener: () => void): void;
  /** What it is, for people: `SQLite 3.51.0`, `PostgreSQL 15.14`. */
  product(): Promise<string>;
  /** Transactions that have not ended yet. */
  waiting(): number;
  /** Every few seconds: holds room on the disk for essential writes as soon as there is enough, and ends what had to wait. */
  keepRoom(): void;
  /** Bytes of deleted rows leave the write-ahead log too. While somebody reads beside us or the disk fails, `keepRoom` tries again. */
  truncateLog(): Promise<void>;
  close(): Promise<void>;
};

/** Where the rows are: `databaseUrl` names a PostgreSQL; without one, a file in the data folder. */
export type Place = { dataDir: string; databaseUrl: string | undefined };

export async function openStore({ dataDir, databaseUrl }: Place): Promise<Store> {
  if (databaseUrl === undefined) return openSqlite(dataDir);
  // Loaded only where it is used: a start on SQLite does without.
  const [{ openPostgres }, { connect }] = await Promise.all([import("./postgres/store"), import("./postgres/connect")]);
  return openPostgres(connect(databaseUrl), dataDir);
}
