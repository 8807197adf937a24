import { eq } from "drizzle-orm";
import { type Actor, authorize, type Member } from "@/lib/actor";
import type { DB } from "@/lib/db/store";
import { AppError } from "@/lib/errors";
import { eventActor, record } from "@/lib/events";
import { type Installation, installation } from "@/lib/installation";
import { readSetting, removeSetting, type Settings, writeSetting } from "@/lib/settings";
import type { KeyringRow } from "@/lib/vault/keyring";
import { fingerprintOf } from "@/lib/vault/master-key";
import { standingOn } from "./places";
import { keepTurning } from "./turn";

/**
 * A new master key: it is added beside the one before, everything new is sealed under it at once, and what stands on the
 * old one is moved in batches while reads accept both. The old key is given up only by a person, and only when nothing
 * stands on it. Owners only.
 */
export type RotationView = {
  fingerprint: string;
  /** Keys before the current one that are still needed or still kept. */
  old: readonly { id: string; fingerprint: string; standing: number }[];
  rotation: Settings["keyRotation"] | undefined;
  /** Whether Keyrack keeps the key itself, alone, and so can make the next one. */
  ownKey: boolean;
  /** Why the old key cannot be given up yet; undefined when it can. */
  waits: "moving" | "damaged" | "settling" | undefined;
};

/** Values are sealed and stored within moments of each other; what was sealed before the new key came is long stored then. */
export const settlingMs = 60_000;

/**
 * Throws `conflict` while one is under way, when the key is configured outside, and when other nodes may share the database,
 * which would not know the next key: `alone` says that none does.
 */
export async function beginRotation(actor: Member, { reencrypt = false, alone = false } = {}): Promise<void> {
  authorize(actor, "key.manage");
  const home = await installation();
  const { store, vault } = home;
  if (store.shared && !alone) throw new AppError("conflict", notAlone);
  if (vault.keyIds().length > 1)
    throw new AppError(
      "conflict",
      "A key before this one is still kept. Finish that rotation and remove the old key first.",
    );
  const from = vault.keyId;
  const rows = (await store.db.select().from(store.t.keyring)) as KeyringRow[];
  const next = await vault.prepareNext(rows.filter((row) => row.kekId === from));
  await store.write(async (tx) => {
    await tx.insert(store.t.keyring).values(next.rows);
    await writeSetting(store, tx, "keyRotation", await fresh(home, tx, { from, to: next.keyId, reencrypt }));
    await removeSetting(store, tx, "recoveryKept");
    await record(home, tx, eventActor(actor), "key.rotation_started", target(actor, next.keyId), {
      from: fingerprintOf(Buffer.from(from, "hex")),
      reencrypt,
    });
  });
  next.promote();
  keepTurning(home);
}

const notAlone =
  "Other nodes may share this database, and would not know a key that this one makes. Set the new one as KEYRACK_MASTER_KEY and the present one as KEYRACK_MASTER_KEY_OLD on all of them, and start them again.";

/** At start: a key that came by configuration has nothing written about it yet. */
export async function noteConfiguredRotation(home: Installation): Promise<void> {
  const { store, vault } = home;
  const [to, from] = vault.keyIds();
  if (to === undefined || from === undefined) return;
  if ((await readSetting(store, "keyRotation"))?.to === to) return;
  await store.write(async (tx) => {
    await writeSetting(store, tx, "keyRotation", await fresh(home, tx, { from, to, reencrypt: false }));
  });
}

/** Throws `conflict` while anything stands on an old key, or when there is none. `now` is for tests. */
export async function removeOldKey(actor: Member, now = Date.now()): Promise<void> {
  authorize(actor, "key.manage");
  const home = await installation();
  const { store, vault } = home;
  const [, ...old] = vault.keyIds();
  if (old.length === 0) throw new AppError("conflict", "There is no old key any more.");
  await store.write(async (tx) => {
    const started = (await readSetting(store, "keyRotation"))?.startedAt ?? now;
    if (now < started + settlingMs)
      throw new AppError("conflict", "The new key is in use for less than a minute. Wait until it has settled.");
    for (const id of old) {
      const standing = await standingOn(store, id, tx);
      if (standing > 0)
        throw new AppError(
          "conflict",
          `${standing} records still stand on the old key. It is needed until they have moved.`,
        );
      await removeKeyring(home, tx, id);
    }
    await removeSetting(store, tx, "keyRotation");
    const names = old.map((id) => fingerprintOf(Buffer.from(id, "hex")));
    await record(home, tx, eventActor(actor), "key.removed", target(actor, vault.keyId), { removed: names });
  });
  for (const id of old) await vault.retire(id);
  await store.truncateLog();
}

export async function rotationView(actor: Actor, now = Date.now()): Promise<RotationView> {
  authorize(actor, "key.manage");
  const { store, vault } = await installation();
  const [, ...ids] = vault.keyIds();
  const old = await Promise.all(
    ids.map(async (id) => ({
      id,
      fingerprint: fingerprintOf(Buffer.from(id, "hex")),
      standing: await standingOn(store, id),
    })),
  );
  const rotation = await readSetting(store, "keyRotation");
  const standing = old.reduce((sum, each) => sum + each.standing, 0);
  const settling = rotation !== undefined && now < rotation.startedAt + settlingMs;
  const stuck = standing > 0 && rotation?.finishedAt !== undefined;
  const waits = stuck ? "damaged" : standing > 0 ? "moving" : settling ? "settling" : undefined;
  const ownKey = !store.shared && (vault.source === "generated" || vault.source === "service");
  return { fingerprint: vault.fingerprint, old, rotation, ownKey, waits };
}

type RotationState = Settings["keyRotation"];
type Step = { from: string; to: string; reencrypt: boolean };

async function fresh(home: Installation, tx: DB, { from, to, reencrypt }: Step): Promise<RotationState> {
  const total = await standingOn(home.store, from, tx);
  return { from, to, reencrypt, total, startedAt: Date.now(), moved: 0, place: "", cursor: "", damaged: [] };
}

async function removeKeyring({ store }: Installation, tx: DB, kekId: string): Promise<void> {
  await tx.delete(store.t.keyring).where(eq(store.t.keyring.kekId, kekId));
}

function target(actor: Member, keyId: string) {
  return { kind: "installation", id: actor.workspaceId, name: fingerprintOf(Buffer.from(keyId, "hex")) } as const;
}
