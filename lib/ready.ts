import { pendingTokens } from "./grants/spool";
import { installation } from "./installation";
import { countTry, forgetTries } from "./limits";

/**
 * True when a write could just be committed, which needs the key, the schema and room on the disk, and when no token
 * that an application gave us still waits to be stored. A restored copy is not ready until it is put into service.
 */
export async function isReady(): Promise<boolean> {
  try {
    await countTry({ key: "readiness", max: Number.MAX_SAFE_INTEGER, windowMs: 60_000 });
    await forgetTries("readiness");
    const home = await installation();
    return pendingTokens(home) === 0 && home.quarantine.now === undefined;
  } catch {
    return false;
  }
}
