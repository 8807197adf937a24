import { parseArgs } from "node:util";
import { createBackup } from "@/lib/backup/create";
import type { Env } from "@/lib/env";
import { sealFor } from "@/lib/transfer/export";
import { passphraseIn } from "./export";

export const help = `keyrack backup FILE [--passphrase-file FILE | --recipient age1…]

Writes everything but the master key to one new file, also while Keyrack runs. The copy is opened
and read before it counts. FILE is a tar archive; what it holds of secrets is encrypted under the
master key, names and settings are readable unless the file is sealed.

  --passphrase-file FILE   seals the file in the age format; - reads it from standard input
  --recipient RECIPIENT    for this age key; may be given several times

Needs KEYRACK_DATA_DIR and the master key as the server has them.
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { "passphrase-file": { type: "string" }, recipient: { type: "string", multiple: true } },
  });
  const [path] = positionals;
  if (path === undefined) {
    process.stderr.write(help);
    return 64;
  }
  const passphrase = passphraseIn(values["passphrase-file"]);
  const recipients = (values.recipient ?? []).join("\n");
  const sealed = passphrase !== "" || recipients !== "";
  const { bytes, manifest } = await createBackup(env(), path, sealed ? sealFor({ passphrase, recipients }) : undefined);
  const { credentials = 0, events = 0 } = manifest.counts;
  process.stdout.write(
    `${path}: ${credentials} credentials, ${events} events, ${bytes} bytes. All of it was opened.\nIt needs the master key ${manifest.keys.join(" and ")}, which is not in it.\n`,
  );
  return 0;
}
