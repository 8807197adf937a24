/** Writes drizzle/migrations/*.ts from the SQL files, so that no deployable has to find them on disk. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const dialects = ["sqlite", "postgres"] as const;
type Dialect = (typeof dialects)[number];

const root = fileURLToPath(new URL("../drizzle/migrations", import.meta.url));

export function embedded(dialect: Dialect): string {
  const folder = join(root, dialect);
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as {
    entries: { idx: number; tag: string }[];
  };
  const list = journal.entries.map(({ idx, tag }) => ({
    version: idx + 1,
    name: tag,
    statements: readFileSync(join(folder, `${tag}.sql`), "utf8")
      .split("--> statement-breakpoint")
      .map((statement) => (dialect === "postgres" ? forPostgres(statement.trim()) : statement.trim()))
      .filter((statement) => statement !== ""),
  }));
  return `/** Made by \`npm run generate\` from the SQL files beside it. Do not edit. */\nexport const ${dialect}Migrations: readonly { version: number; name: string; statements: readonly string[] }[] = ${JSON.stringify(list, null, 2)};\n`;
}

/**
 * Text is compared byte by byte, as SQLite does and whatever the locale of the database: pages of a list rely on it. No
 * schema is named, so that the one of the connection's search path is used.
 */
function forPostgres(statement: string): string {
  const bare = statement.replaceAll('"public".', "");
  if (!/^(CREATE|ALTER) TABLE /.test(bare)) return bare;
  return bare.replace(/^(\s*|.* ADD COLUMN )("\w+" text)\b/gm, '$1$2 COLLATE "C"');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const dialect of dialects) writeFileSync(join(root, `${dialect}.ts`), embedded(dialect));
}
