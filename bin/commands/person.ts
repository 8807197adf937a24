import type { Member } from "@/lib/actor";
import type { Env } from "@/lib/env";
import { startInstallation } from "@/lib/installation";
import { ownerForTerminal } from "@/lib/terminal-owner";

/** Opens the installation for a command and gives the owner in whose name it acts. Throws what `exitCodeOf` understands. */
export async function openAs(env: Env, email: string | undefined): Promise<Member> {
  await startInstallation({ ...env, logLevel: "error" });
  return ownerForTerminal(email);
}
