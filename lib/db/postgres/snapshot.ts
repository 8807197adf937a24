import { postgresMigrations } from "@/drizzle/migrations/postgres";
import { postgresColumns } from "@/drizzle/postgres-columns";
import { defineTables } from "@/drizzle/tables";
import { AppError } from "@/lib/errors";
import type { Source } from "../transcribe";
import { frozen } from "./connect";
import { databaseOn } from "./database";

/** A PostgreSQL as it is at this moment, for reading, while others go on writing. Throws `not_ready`. */
export async function openSnapshot(databaseUrl: string): Promise<Source & { close(): Promise<void> }> {
  const { run, close } = await frozen(databaseUrl);
  try {
    const [row] = await run("SELECT version FROM keyrack_schema");
    const newest = postgresMigrations.at(-1)?.version;
    if (row?.[0] === newest) return { t: defineTables(postgresColumns), db: databaseOn(run), close };
    const detail = `The database has schema ${String(row?.[0])}, this Keyrack ${newest}. Start this version on it once, then copy.`;
    throw new AppError("not_ready", detail);
  } catch (error) {
    await close();
    throw error;
  }
}
