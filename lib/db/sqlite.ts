import { AsyncLocalStorage } from "node:async_hooks";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { sqliteColumns } from "@/drizzle/columns";
import { defineTables } from "@/drizzle/tables";
import { log } from "@/lib/log";
import type { Connection } from "./driver";
import { databaseDamaged, isCorrupt, isFull, storageFull, translated } from "./failure";
import { lockDataDir } from "./lock";
import { migrate } from "./migrate";
import { busyMs, openConnection } from "./open";
import { type Room, roomIn } from "./room";
import type { DB, Store } from "./store";
import { createTurns } from "./turns";

/**
 * The drawer as one SQLite file. Reads go to one connection, writes pass one at a time through another, each in a
 * transaction that either commits or leaves nothing.
 */
export function openSqlite(dataDir: string): Store {
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
  const turns = createTurns();
  let commits = 0;
  let damaged = false;
  /** Deleted rows still lie in the write-ahead log. */
  let longLog = false;

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

  // Whoever reads beside us, such as a backup, keeps the log as it is: waiting for them would stop the whole process. A
  // disk that fails is no reason to throw either: what was deleted is deleted, and its caller must be told so.
  const truncate = () => {
    const putOff = longLog;
    longLog = true;
    if (writer.inTransaction) return;
    writer.pragma("busy_timeout = 0");
    try {
      const [told] = writer.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
      longLog = told?.busy !== 0;
    } catch (error) {
      damaged ||= isCorrupt(error);
      if (!putOff) log("warn", "the write-ahead log could not be emptied, and is tried again", { error });
    } finally {
      writer.pragma(`busy_timeout = ${busyMs}`);
    }
  };

  return {
    t: defineTables(sqliteColumns),
    db: drizzle(reader) as unknown as DB,
    write: (work, { essential = false } = {}) => {
      const outer = joined.getStore();
      if (outer) return work(outer);
      return turns.take(() => within(work, essential));
    },
    commits: () => commits,
    unsureAfterMs: Number.POSITIVE_INFINITY,
    onForeignCommit: () => undefined,
    shared: false,
    product: async () => `SQLite ${reader.prepare("SELECT sqlite_version()").pluck().get()}`,
    waiting: turns.waiting,
    keepRoom: () => {
      if (longLog) truncate();
      room.keep();
    },
    truncateLog: async () => {
      await turns.over();
      truncate();
    },
    close: async () => {
      reader.close();
      writer.close();
      release();
    },
  };
}
