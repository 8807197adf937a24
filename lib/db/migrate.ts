import { chmodSync, rmSync } from "node:fs";
import { sqliteMigrations } from "@/drizzle/migrations/sqlite";
import { AppError } from "@/lib/errors";
import type { Connection } from "./driver";

/**
 * Brings the schema up to date, all or nothing. The file is copied first; foreign keys are off outside the transaction,
 * because a table rebuild would otherwise delete child rows without an error; rows are counted before and after. A
 * schema that is newer than this code is refused.
 */
export const newestSchema = sqliteMigrations.at(-1)?.version ?? 0;

export type Migration = { version: number; name: string; statements: readonly string[] };

export function migrate(
  connection: Connection,
  path: string,
  migrations: readonly Migration[] = sqliteMigrations,
): void {
  const current = Number(connection.pragma("user_version", { simple: true }));
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) {
    const detail = `This data was written by a newer Keyrack (schema ${current}, this one knows ${newest}). Start that version again, or restore a backup.`;
    // 78 (EX_CONFIG): starting it again changes nothing.
    throw new AppError("not_ready", detail, { cause: { exitCode: 78 } });
  }
  const due = migrations.filter((migration) => migration.version > current);
  if (due.length === 0) return;
  if (current > 0) copyTo(connection, `${path}.before-${newest}`);
  connection.pragma("foreign_keys = OFF");
  try {
    connection.exec("BEGIN IMMEDIATE");
    try {
      const before = counts(connection);
      for (const { statements } of due) for (const statement of statements) connection.exec(statement);
      connection.pragma(`user_version = ${newest}`);
      assertKept(before, counts(connection));
      const broken = connection.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} rows lost what they belong to`);
      connection.exec("COMMIT");
    } catch (error) {
      connection.exec("ROLLBACK");
      throw error;
    }
  } finally {
    connection.pragma("foreign_keys = ON");
  }
}

/** By SQLite itself: while somebody reads beside us, a part of what is stored lies only in the write-ahead log. */
function copyTo(connection: Connection, path: string): void {
  rmSync(path, { force: true });
  connection.prepare("VACUUM INTO ?").run(path);
  chmodSync(path, 0o600);
}

function counts(connection: Connection): Map<string, number> {
  const tables = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  return new Map(
    tables.map((name) => [name, Number(connection.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
}

function assertKept(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [name, count] of before) {
    if (after.has(name) && after.get(name) !== count) throw new Error(`Migrating would change the rows of ${name}`);
  }
}
