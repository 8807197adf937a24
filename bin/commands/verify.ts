import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Env } from "@/lib/env";
import { loggedCheckpoints, verifyInstallation } from "@/lib/verify-installation";

export const help = `keyrack verify [--log FILE]

Reads everything and changes nothing, also while Keyrack runs: whether the audit trail is as it
was written, and whether every credential can be opened with the master key.

  --log FILE    a log of Keyrack: its signed checkpoints are compared too, which also finds an
                older database that was put in place of the right one

Needs KEYRACK_DATA_DIR and the master key as the server has them. Ends with 0 when all is well,
1 when something was found.
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { values } = parseArgs({ args: [...words], options: { log: { type: "string" } } });
  const logged = values.log === undefined ? [] : loggedCheckpoints(readFileSync(values.log, "utf8"));
  const { events, sealed, damaged, restored } = await verifyInstallation(env(), logged);
  const say = (text: string) => process.stdout.write(`${text}\n`);
  say(`Events       ${events.lines} lines, ${events.checkpoints} checkpoints`);
  for (const problem of events.problems) say(`  ! ${problem}`);
  say(`Credentials  ${sealed - damaged.length} of ${sealed} can be opened`);
  for (const { id, name } of damaged) say(`  ! ${id} cannot be opened: ${JSON.stringify(name)}`);
  if (restored) say("Restored     a copy that sends nothing until it is put into service");
  const well = events.problems.length === 0 && damaged.length === 0;
  say(well ? "All is well." : "Something is wrong. Keep this database as it is and compare it with a backup.");
  return well ? 0 : 1;
}
