/** Writes drizzle/migrations/sqlite.ts from the SQL files, so that no deployable has to find them on disk. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../drizzle/migrations/sqlite", import.meta.url));

export function embedded(): string {
  const journal = JSON.parse(readFileSync(join(folder, "meta/_journal.json"), "utf8")) as {
    entries: { idx: number; tag: string }[];
  };
  const list = journal.entries.map(({ idx, tag }) => ({
    version: idx + 1,
    name: tag,
    statements: readFileSync(join(folder, `${tag}.sql`), "utf8")
      .split("--> statement-breakpoint")
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ""),
  }));
  return `/** Made by \`npm run generate\` from the SQL files beside it. Do not edit. */\nexport const sqliteMigrations: readonly { version: number; name: string; statements: readonly string[] }[] = ${JSON.stringify(list, null, 2)};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(folder, "../sqlite.ts"), embedded());
}
