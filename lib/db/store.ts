import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { sqliteColumns } from "@/drizzle/columns";
import { defineTables, type Tables } from "@/drizzle/tables";
import { AppError } from "@/lib/errors";
import { lockDataDir } from "./lock";
import { migrate } from "./migrate";
import { type Connection, openConnection } from "./open";

/**
 * The drawer. Reads go to one connection, writes pass one at a time through another, each in a transaction that either
 * commits or leaves nothing. What is offered exists in every dialect; nothing outside this folder knows which one runs.
 */
export type DB = Omit<
  BaseSQLiteDatabase<"async", unknown, Record<string, never>>,
  "run" | "all" | "get" | "values" | "transaction"
>;

export type Store = {
  t: Tables;
  /** For reading only. */
  db: DB;
  /** Runs `work` in a write transaction; a nested call joins the one around it. Throws `storage_full` on a full disk. */
  write<T>(work: (tx: DB) => Promise<T>): Promise<T>;
  /** Counts up with every commit: what was read under one number holds while it stays the same. */
  commits(): number;
  /** Transactions that have not ended yet. */
  waiting(): number;
  /** Bytes of deleted rows leave the write-ahead log too. */
  truncateLog(): Promise<void>;
  close(): void;
};

export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataDir(dataDir);
  try {
    const path = join(dataDir, "keyrack.db");
    const writer = openConnection(path);
    chmodSync(path, 0o600);
    migrate(writer, path);
    const reader = openConnection(path);
    return assemble(writer, reader, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function assemble(writer: Connection, reader: Connection, release: () => void): Store {
  const joined = new AsyncLocalStorage<DB>();
  const writing = drizzle(writer) as unknown as DB;
  let tail: Promise<unknown> = Promise.resolve();
  let commits = 0;
  let waiting = 0;

  const alone = async <T>(work: (tx: DB) => Promise<T>): Promise<T> => {
    try {
      writer.exec("BEGIN IMMEDIATE");
      const result = await joined.run(writing, () => work(writing));
      writer.exec("COMMIT");
      commits += 1;
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      throw translated(error);
    }
  };

  return {
    t: defineTables(sqliteColumns),
    db: drizzle(reader) as unknown as DB,
    write: (work) => {
      const outer = joined.getStore();
      if (outer) return work(outer);
      const turn = tail.then(
        () => alone(work),
        () => alone(work),
      );
      waiting += 1;
      tail = turn
        .catch(() => undefined)
        .then(() => {
          waiting -= 1;
        });
      return turn;
    },
    commits: () => commits,
    waiting: () => waiting,
    truncateLog: async () => {
      await tail;
      writer.pragma("wal_checkpoint(TRUNCATE)");
    },
    close: () => {
      reader.close();
      writer.close();
      release();
    },
  };
}

/** What the driver says, in the words of the closed table. */
function translated(error: unknown): unknown {
  const code = codeOf(error);
  if (code === "SQLITE_FULL" || code?.startsWith("SQLITE_IOERR")) {
    return new AppError(
      "storage_full",
      "The disk is full or cannot be written. Free some space; nothing was changed.",
      { cause: error },
    );
  }
  return error;
}

/** True when the row exists already. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}

function codeOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ("code" in at && typeof at.code === "string") return at.code;
  }
  return undefined;
}
