import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Env } from "@/lib/env";
import { installation, stopInstallation } from "@/lib/installation";
import { placeApplications } from "@/lib/transfer/applications";
import { importReading } from "@/lib/transfer/import";
import { type Choice, planOf } from "@/lib/transfer/plan";
import { readUpload } from "@/lib/transfer/read-upload";
import { passphraseIn } from "./export";
import { openAs } from "./person";

export const help = `keyrack import FILE [--dry-run] [--existing skip|replace|both]

Reads credentials from a file of Keyrack, a decrypted export of n8n, a .env file or the CSV
template: all of them or, when something fails, none. What came in is unknown until it is checked.
Keyrack must be stopped meanwhile: it uses the database.

  --dry-run                says what would happen and changes nothing
  --existing CHOICE        for what is here already; as proposed for each row unless said
  --passphrase-file FILE   for a sealed file: holds its passphrase or age key; - is standard input
  --as E-MAIL              which owner does it; the first one unless said
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean" },
      existing: { type: "string" },
      "passphrase-file": { type: "string" },
      as: { type: "string" },
    },
  });
  const [path] = positionals;
  const existing = (["skip", "replace", "both"] as const).find((each) => each === values.existing);
  if (path === undefined || (values.existing !== undefined && existing === undefined)) {
    process.stderr.write(help);
    return 64;
  }
  const reading = await readUpload(readFileSync(path), passphraseIn(values["passphrase-file"]));
  const actor = await openAs(env(), values.as);
  try {
    const { store } = await installation();
    const placed = placeApplications(actor, reading.applications ?? []);
    const plan = await planOf(store, store.db, actor, reading.records, placed);
    const choices: Record<number, Choice> = {};
    for (const [index, row] of plan.entries()) if (existing && row.existing) choices[index] = existing;
    const dry = values["dry-run"] === true;
    const { lines, unread } = await importReading(actor, reading, { choices, dry });
    for (const { name, done, draft, note } of lines)
      process.stdout.write(`${done.padEnd(8)} ${name}${draft ? " (draft)" : ""}${note ? `: ${note}` : ""}\n`);
    for (const { name, reason } of unread) process.stdout.write(`skipped  ${name}: ${reason}\n`);
    if (dry) process.stdout.write("Nothing was changed.\n");
    return 0;
  } finally {
    await stopInstallation();
  }
}
