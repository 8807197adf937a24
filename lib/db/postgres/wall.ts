import { log } from "@/lib/log";
import type { PostgresDoor } from "./door";

/**
 * The second wall. A connection or a transaction is told whose rows it is there for, and the policies of the tables
 * (drizzle/migrations/postgres/0001_walls.sql) let it see no others. They do not hold for a superuser.
 */
export function confining(inTransaction: boolean): string {
  return `SELECT set_config('keyrack.workspace', $1, ${inTransaction})`;
}

/** The same as a statement without parameters. */
export function confinedStatement(workspace: string | undefined): string {
  return confining(true).replace("$1", `'${(workspace ?? "").replaceAll("'", "''")}'`);
}

export async function warnWithoutWall(door: PostgresDoor): Promise<void> {
  const sql = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user";
  const [row] = await door.read(undefined, sql);
  if (row?.[0] !== true) return;
  log(
    "warn",
    "the role in KEYRACK_DATABASE_URL may pass row-level security; give Keyrack one that owns only its database",
  );
}
