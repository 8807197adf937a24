import { parseArgs } from "node:util";
import { restoreBackup } from "@/lib/backup/restore";
import type { Env } from "@/lib/env";
import { passphraseIn } from "./export";

export const help = `keyrack restore FILE [--passphrase-file FILE]

Puts a backup into the empty folder that KEYRACK_DATA_DIR names. The copy can be started and looked
at, but refreshes, checks and sends nothing until it is put into service: under Settings, Key, or
with keyrack activate --other-is-gone.

  --passphrase-file FILE   for a sealed file: holds its passphrase or age key; - is standard input
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { "passphrase-file": { type: "string" } },
  });
  const [path] = positionals;
  if (path === undefined) {
    process.stderr.write(help);
    return 64;
  }
  const { dataDir } = env();
  const { manifest, opened } = await restoreBackup(env(), path, passphraseIn(values["passphrase-file"]));
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(`Restored into ${dataDir} from a backup of ${new Date(manifest.createdAt).toISOString()}.`);
  if ("problem" in opened) {
    say(`Its checksums hold. It needs the master key ${manifest.keys.join(" and ")}, which was not found:`);
    say(`  ${opened.problem}`);
    say("Put the key where Keyrack looks for it, then run keyrack verify.");
    return 0;
  }
  const { credentials, damaged, proof } = opened;
  say(`${credentials - damaged.length} of ${credentials} credentials can be opened.`);
  if (!proof) say("! Its manifest was not made with this master key: somebody else put this file together.");
  say("It sends nothing yet. When the other installation is stopped for good: keyrack activate --other-is-gone");
  return damaged.length === 0 && proof ? 0 : 1;
}
