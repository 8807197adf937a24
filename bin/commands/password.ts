import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Env } from "@/lib/env";
import { stopInstallation } from "@/lib/installation";
import { resetSignIn } from "@/lib/members/reset";
import { openAs } from "./person";

export const help = `keyrack password E-MAIL --password-file FILE [--second-factor]

Gives somebody who lost theirs a new password, and signs them out everywhere. Keyrack must be
stopped meanwhile: it uses the database.

  --password-file FILE   holds the new password in its first line; - is standard input
  --second-factor        takes the authenticator app and its recovery codes away too
  --as E-MAIL            which owner does it; the first one unless said
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      "password-file": { type: "string" },
      "second-factor": { type: "boolean" },
      as: { type: "string" },
    },
  });
  const [email, ...more] = positionals;
  const file = values["password-file"];
  if (email === undefined || file === undefined || more.length > 0) {
    process.stderr.write(help);
    return 64;
  }
  const [password = ""] = readFileSync(file === "-" ? 0 : file, "utf8").split(/\r?\n/, 1);
  const actor = await openAs(env(), values.as);
  try {
    const secondFactor = values["second-factor"] === true;
    const { name, asksForCode } = await resetSignIn(actor, { email, password, secondFactor });
    process.stdout.write(`${name} has a new password, and is signed out everywhere.\n`);
    if (asksForCode)
      process.stdout.write("A code of the authenticator app is still asked for; --second-factor takes it away.\n");
    return 0;
  } finally {
    await stopInstallation();
  }
}
