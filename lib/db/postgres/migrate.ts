import { postgresMigrations } from "@/drizzle/migrations/postgres";
import { AppError } from "@/lib/errors";
import type { Migration } from "../migrate";
import type { PostgresDoor } from "./door";

/**
 * Brings the schema up to date, all or nothing, while every other process waits. A schema that is newer than this code is
 * refused, as is a server that cannot keep what SQLite keeps.
 */
export const oldestServer = 130_000;

export async function migratePostgres(
  door: PostgresDoor,
  opening: string,
  migrations: readonly Migration[] = postgresMigrations,
): Promise<void> {
  const newest = migrations.at(-1)?.version ?? 0;
  await assertServer(door);
  await door.transaction({ opening, closing: "SELECT 1" }, async (run) => {
    await run("CREATE TABLE IF NOT EXISTS keyrack_schema (version bigint NOT NULL)");
    const [row] = await run("SELECT version FROM keyrack_schema");
    const current = Number(row?.[0] ?? 0);
    if (current > newest) {
      const detail = `This database was written by a newer Keyrack (schema ${current}, this one knows ${newest}). Start that version again, or use another database.`;
      // 78 (EX_CONFIG): starting it again changes nothing.
      throw new AppError("not_ready", detail, { cause: { exitCode: 78 } });
    }
    for (const { version, statements } of migrations) {
      if (version <= current) continue;
      for (const statement of statements) await run(statement);
    }
    if (row === undefined) await run("INSERT INTO keyrack_schema VALUES ($1)", [newest]);
    else if (current < newest) await run("UPDATE keyrack_schema SET version = $1", [newest]);
  });
}

async function assertServer(door: PostgresDoor): Promise<void> {
  const sql = "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')";
  const [[version, encoding] = []] = await door.read(undefined, sql);
  const wrong =
    Number(version) < oldestServer
      ? "Keyrack needs PostgreSQL 13 or later."
      : encoding !== "UTF8"
        ? `The database keeps text as ${String(encoding)}. Make one with ENCODING 'UTF8'.`
        : undefined;
  if (wrong) throw new AppError("not_ready", wrong, { cause: { exitCode: 78 } });
}
