import { openReadOnly } from "@/lib/db/read-only";
import { lookingInto } from "@/lib/db/snapshot";
import type { Place } from "@/lib/db/store";
import type { Settings } from "@/lib/settings";
import { fingerprintOf } from "@/lib/vault/master-key";

/** How a rotation stands, read beside a running Keyrack and without the key. Changes nothing. Throws `not_ready` without a database. */
export type RotationLook = {
  /** The one in use first. */
  keys: readonly { fingerprint: string; standing: number; current: boolean }[];
  rotation: Settings["keyRotation"] | undefined;
};

export function readRotation(place: Place): Promise<RotationLook> {
  return lookingInto(place, async (folder) => lookAt(folder));
}

function lookAt(dataDir: string): RotationLook {
  const store = openReadOnly(dataDir);
  try {
    const rotation = store.setting("keyRotation") as Settings["keyRotation"] | undefined;
    const newest = store.keyring().sort((a, b) => b.createdAt - a.createdAt);
    const ids = [...new Set([...(rotation ? [rotation.to] : []), ...newest.map((row) => row.kekId)])];
    const keys = ids.map((id, at) => ({
      fingerprint: fingerprintOf(Buffer.from(id, "hex")),
      standing: store.standingOn(id),
      current: at === 0,
    }));
    return { keys, rotation };
  } finally {
    store.close();
  }
}
