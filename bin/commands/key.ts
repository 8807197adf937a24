import { parseArgs } from "node:util";
import type { Env } from "@/lib/env";
import { installation, stopInstallation } from "@/lib/installation";
import { readRotation } from "@/lib/rotation/look";
import { beginRotation, noteConfiguredRotation, removeOldKey } from "@/lib/rotation/rotation";
import { turnKeys } from "@/lib/rotation/turn";
import { openAs } from "./person";

export const help = `keyrack key (status | rotate [--reencrypt] | remove-old)

status       which master key is in use, and how far a rotation is; also while Keyrack runs
rotate       puts a new master key in the place of the present one and moves everything to it,
             or goes on with a rotation that was interrupted
remove-old   gives the key before up, once nothing stands on it and a minute has passed

rotate and remove-old need Keyrack to be stopped: they use the database. Without stopping it, do
the same under Settings, Key. What was backed up before still needs the key of its time.

  --reencrypt    new data keys too, not only a new wrapping of them
  --as E-MAIL    which owner does it; the first one unless said
`;

export async function start([verb, ...words]: readonly string[], env: () => Env): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { reencrypt: { type: "boolean" }, as: { type: "string" } },
  });
  if (verb === "status") return status(env());
  if (verb === "rotate") return rotate(env(), values.reencrypt === true, values.as);
  if (verb === "remove-old") return removeOld(env(), values.as);
  process.stderr.write(`keyrack key: say what to do.\n\n${help}`);
  return 64;
}

async function status(env: Env): Promise<number> {
  const { keys, rotation } = await readRotation(env);
  for (const { fingerprint, standing, current } of keys)
    say(`${fingerprint}  ${standing} records${current ? "  in use" : "  old"}`);
  if (rotation?.finishedAt === undefined && rotation) say(`Moving: ${rotation.moved} of ${rotation.total}.`);
  const left = rotation?.damaged ?? [];
  if (left.length > 0) say(`Cannot be opened, and so not be moved: ${left.join(", ")}.`);
  return 0;
}

async function rotate(env: Env, reencrypt: boolean, as: string | undefined): Promise<number> {
  const actor = await openAs(env, as);
  try {
    const home = await installation();
    if (home.vault.keyIds().length === 1) await beginRotation(actor, { reencrypt, alone: true });
    else await noteConfiguredRotation(home);
    let shown = 0;
    await turnKeys(home, (state) => {
      if (state === undefined || state.moved - shown < 1000) return;
      shown = state.moved;
      say(`${state.moved} of ${state.total}`);
    });
    say(`The master key is now ${home.vault.fingerprint}. Keep a copy of it outside this machine.`);
    const { rotation } = await readRotation(env);
    const left = rotation?.damaged ?? [];
    if (left.length > 0) say(`Cannot be opened, and so not be moved: ${left.join(", ")}.`);
    say(
      left.length > 0
        ? "The old key is kept for them."
        : "Nothing stands on the old key: keyrack key remove-old gives it up.",
    );
    return left.length > 0 ? 1 : 0;
  } finally {
    await stopInstallation();
  }
}

async function removeOld(env: Env, as: string | undefined): Promise<number> {
  const actor = await openAs(env, as);
  try {
    await removeOldKey(actor);
    say("The old key is given up. Keep its copy for as long as you keep backups from its time.");
    return 0;
  } finally {
    await stopInstallation();
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
