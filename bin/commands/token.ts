import { parseArgs } from "node:util";
import type { Env } from "@/lib/env";
import { stopInstallation } from "@/lib/installation";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { parseToken } from "@/lib/tokens/input";
import { openAs } from "./person";

export const help = `keyrack token create --name NAME --scope SCOPE [--scope SCOPE …]

Makes an API token and prints it, once. Keyrack must be stopped meanwhile: it uses the database.

  --name NAME          where it will be used
  --scope SCOPE        may be given several times: ${scopes.join(", ")}
  --credential ID      only these credentials; may be given several times
  --days DAYS          how long it lives (90)
  --as E-MAIL          which owner makes it; the first one unless said
`;

export async function start(words: readonly string[], env: () => Env): Promise<number> {
  const [verb, ...rest] = words;
  if (verb !== "create") {
    process.stderr.write(`keyrack token: say "create".\n\n${help}`);
    return 64;
  }
  const { values } = parseArgs({
    args: rest,
    options: {
      name: { type: "string" },
      scope: { type: "string", multiple: true },
      credential: { type: "string", multiple: true },
      days: { type: "string" },
      as: { type: "string" },
    },
  });
  const choice = {
    name: values.name ?? "",
    scopes: (values.scope ?? []) as (typeof scopes)[number][],
    ...(values.credential ? { reach: { kind: "listed" as const, ids: values.credential } } : {}),
    ...(values.days === undefined ? {} : { days: values.days }),
  };
  parseToken(choice);
  const actor = await openAs(env(), values.as);
  try {
    const { text } = await createToken(actor, choice);
    process.stdout.write(`${text}\n`);
    return 0;
  } finally {
    await stopInstallation();
  }
}
