import { type Connection, Database } from "./driver";

/** Milliseconds that a statement waits for another process. */
export const busyMs = 5_000;

/**
 * Opens SQLite so that an acknowledged commit survives a power cut. Every pragma is read back: a connection that did
 * not take one is refused, because better-sqlite3 would otherwise reopen a WAL file with synchronous=NORMAL.
 */
const pragmas: readonly (readonly [string, string, number | string])[] = [
  ["journal_mode", "WAL", "wal"],
  ["synchronous", "FULL", 2],
  ["busy_timeout", String(busyMs), busyMs],
  ["foreign_keys", "ON", 1],
  ["secure_delete", "ON", 1],
  ["trusted_schema", "OFF", 0],
  ["cell_size_check", "ON", 1],
  ["mmap_size", "0", 0],
  ["journal_size_limit", "67108864", 67108864],
];

export function openConnection(path: string): Connection {
  const connection = new Database(path);
  try {
    for (const [name, value, expected] of pragmas) {
      connection.pragma(`${name} = ${value}`);
      const actual = connection.pragma(name, { simple: true });
      // SQLite leaves mmap_size unanswered when memory mapping is compiled out, which is what is wanted.
      if (actual !== expected && !(name === "mmap_size" && actual === undefined)) {
        throw new Error(`SQLite did not accept ${name} = ${value} (it says ${String(actual)}).`);
      }
    }
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
