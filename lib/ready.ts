import { countTry, forgetTries } from "./limits";

/** True when a write could just be committed, which needs the key, the schema and room on the disk. */
export async function isReady(): Promise<boolean> {
  try {
    await countTry({ key: "readiness", max: Number.MAX_SAFE_INTEGER, windowMs: 60_000 });
    await forgetTries("readiness");
    return true;
  } catch {
    return false;
  }
}
