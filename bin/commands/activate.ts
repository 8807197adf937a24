import { parseArgs } from "node:util";
import type { Env } from "@/lib/env";
import { stopInstallation } from "@/lib/installation";
import { putIntoService } from "@/lib/quarantine";
import { openAs } from "./person";

export const help = `keyrack activate --other-is-gone

Puts a restored copy into service: from its next start it refreshes, checks and sends again. The
installation that it is a copy of must be stopped for good, because two of them take their access
from each other.

  --as E-MAIL   which owner does it; the first one unless said
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { "other-is-gone": { type: "boolean" }, as: { type: "string" } },
  });
  if (values["other-is-gone"] !== true) {
    process.stderr.write(help);
    return 64;
  }
  const actor = await openAs(env(), values.as);
  try {
    await putIntoService(actor);
    process.stdout.write("This copy is in service. Start Keyrack.\n");
    return 0;
  } finally {
    await stopInstallation();
  }
}
