import { parseArgs } from "node:util";
import { type Copied, copyToPostgres, copyToSqlite } from "@/lib/db/snapshot";
import type { Env } from "@/lib/env";

export const help = `keyrack copy to-postgres
keyrack copy to-sqlite

Copies a whole installation between the SQLite file in KEYRACK_DATA_DIR and the PostgreSQL that
KEYRACK_DATABASE_URL names, and compares both row by row. The target must be empty; the source is
left as it is. The master key is not copied: both need the same.

  to-postgres   stop Keyrack first, so that nothing is written that would not be copied
  to-sqlite     takes everything as it was at one moment; what is written afterwards is not in it
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: {} });
  const [way] = positionals;
  if (positionals.length !== 1 || (way !== "to-postgres" && way !== "to-sqlite")) {
    process.stderr.write(`keyrack copy: say where to.\n\n${help}`);
    return 64;
  }
  const { dataDir, databaseUrl } = env();
  if (databaseUrl === undefined) {
    process.stderr.write("keyrack copy: KEYRACK_DATABASE_URL must name the PostgreSQL.\n");
    return 64;
  }
  const there = way === "to-postgres";
  const copied = there ? await copyToPostgres(dataDir, databaseUrl) : await copyToSqlite(databaseUrl, dataDir);
  say(copied);
  process.stdout.write(
    there
      ? "Start Keyrack with KEYRACK_DATABASE_URL from now on. The file in the data folder is not used any more.\n"
      : `Start Keyrack without KEYRACK_DATABASE_URL to use what is in ${dataDir}.\n`,
  );
  return 0;
}

function say({ tables, rows }: Copied): void {
  for (const [name, count] of Object.entries(tables)) if (count > 0) process.stdout.write(`${name}  ${count}\n`);
  process.stdout.write(`${rows} rows copied, and equal on both sides.\n`);
}
