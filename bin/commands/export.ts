import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Env } from "@/lib/env";
import { stopInstallation } from "@/lib/installation";
import { exportStubs, sealFor, writeSealed } from "@/lib/transfer/export";
import { openAs } from "./person";

export const help = `keyrack export FILE (--passphrase-file FILE | --recipient age1… | --stubs yaml|json)

Writes all credentials to a file: sealed in the age format, or as stubs without any secret.
A file that exists is not overwritten. Keyrack must be stopped meanwhile: it uses the database.

  --passphrase-file FILE   holds the passphrase; - reads it from standard input
  --recipient RECIPIENT    for this age key; may be given several times
  --stubs yaml|json        no secrets, to be kept in Git
  --as E-MAIL              which owner does it; the first one unless said
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      "passphrase-file": { type: "string" },
      recipient: { type: "string", multiple: true },
      stubs: { type: "string" },
      as: { type: "string" },
    },
  });
  const [path] = positionals;
  const { stubs } = values;
  if (path === undefined || (stubs !== undefined && stubs !== "yaml" && stubs !== "json")) {
    process.stderr.write(help);
    return 64;
  }
  const passphrase = passphraseIn(values["passphrase-file"]);
  const to = stubs ? undefined : sealFor({ passphrase, recipients: (values.recipient ?? []).join("\n") });
  const actor = await openAs(env(), values.as);
  try {
    const file = to ? await writeSealed(actor, to) : await exportStubs(actor, stubs === "json" ? "json" : "yaml");
    writeFileSync(path, file.text, { flag: "wx", mode: 0o600 });
    process.stdout.write(`${file.count} credentials written to ${path}.\n`);
    if (file.files > 1)
      process.stdout.write(
        `It is an archive of ${file.files} files, because an import takes 8 MB at a time: unpack it (tar -xf) and import one after the other.\n`,
      );
    return 0;
  } finally {
    await stopInstallation();
  }
}

/** Without the line break at its end. */
export function passphraseIn(path: string | undefined): string {
  return path === undefined ? "" : readFileSync(path === "-" ? 0 : path, "utf8").replace(/\r?\n$/, "");
}
