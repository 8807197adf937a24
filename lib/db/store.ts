import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { sqliteColumns } from "@/drizzle/columns";
import { defineTables, type Tables } from "@/drizzle/tables";
import { databaseDamaged, isCorrupt, isFull, storageFull, translated } from "./failure";
import { lockDataDir } from "./lock";
import { migrate } from "./migrate";
import { type Connection, openConnection } from "./open";
import { type Room, roomIn } from "./room";

export { isUniqueViolation } from "./failure";

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
  /**
   * Runs `work` in a write transaction; a nested call joins the one around it. Throws `storage_full` on a full disk and
   * `damaged` once the file turned out to be. `essential` keeps what cannot be had again: it may use the last room of the
   * disk, and is run once more for that.
   */
  write<T>(work: (tx: DB) => Promise<T>, options?: { essential?: boolean }): Promise<T>;
  /** Counts up with every commit: what was read under one number holds while it stays the same. */
  commits(): number;
  /** Transactions that have not ended yet. */
  waiting(): number;
  /** Holds room on the disk for essential writes, as soon as there is enough. */
  keepRoom(): void;
  /** Bytes of deleted rows leave the write-ahead log too. */
  truncateLog(): Promise<void>;
  close(): void;
};

export function openStore(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const room = roomIn(dataDir);
  try {
    return openIn(dataDir, room);
  } catch (error) {
    // A start needs a little room too.
    if (!isFull(error)) throw error;
    room.refused();
    return openIn(dataDir, room);
  }
}

function openIn(dataDir: string, room: Room): Store {
  const lock = lockDataDir(dataDir);
  try {
    const path = join(dataDir, "keyrack.db");
    const writer = openConnection(path);
    chmodSync(path, 0o600);
    migrate(writer, path);
    const reader = openConnection(path);
    return assemble(writer, reader, { release: lock.release, room });
  } catch (error) {
    lock.release();
    throw isCorrupt(error) ? databaseDamaged(error) : error;
  }
}

type Held = { release: () => void; room: Room };

function assemble(writer: Connection, reader: Connection, { release, room }: Held): Store {
  const joined = new AsyncLocalStorage<DB>();
  const writing = drizzle(writer) as unknown as DB;
  let tail: Promise<unknown> = Promise.resolve();
  let commits = 0;
  let waiting = 0;
  let damaged = false;

  const alone = async <T>(work: (tx: DB) => Promise<T>): Promise<T> => {
    try {
      writer.exec("BEGIN IMMEDIATE");
      const result = await joined.run(writing, () => work(writing));
      writer.exec("COMMIT");
      commits += 1;
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      if (isFull(error)) room.refused();
      damaged ||= isCorrupt(error);
      throw translated(error);
    }
  };

  const within = async <T>(work: (tx: DB) => Promise<T>, essential: boolean): Promise<T> => {
    if (damaged) throw databaseDamaged();
    if (!essential && !room.isThere()) throw storageFull();
    return alone(work).catch((error: unknown) => {
      if (!essential || !isFull(error)) throw error;
      return alone(work);
    });
  };

  return {
    t: defineTables(sqliteColumns),
    db: drizzle(reader) as unknown as DB,
    write: (work, { essential = false } = {}) => {
      const outer = joined.getStore();
      if (outer) return work(outer);
      const turn = tail.then(
        () => within(work, essential),
        () => within(work, essential),
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
    keepRoom: () => room.keep(),
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
