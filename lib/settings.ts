import { eq } from "drizzle-orm";
import type { DB, Store } from "./db/store";

/** Small facts about the installation, each under a name that this type lists. */
export type Settings = {
  /** SHA-256 (hex) of the one-time code that claims an installation without an owner. */
  setupCode: string;
  /** When an owner said that a copy of the master key is kept. */
  recoveryKept: { at: number; by: string };
  /** The public address that an owner confirmed when none was configured. */
  publicUrl: string;
  /** Changes the key that the demo application accepts. */
  demoGeneration: number;
  /** The number of the newest event and a mark that only this installation's key makes, so that a cut end is noticed. */
  auditTip: { seq: number; mark: string };
  /** The way of what is sealed to a new master key: how far it is, and since when nothing is left to move. */
  keyRotation: {
    from: string;
    to: string;
    /** Whether data keys are replaced too. */
    reencrypt: boolean;
    startedAt: number;
    finishedAt?: number;
    total: number;
    moved: number;
    /** Where to go on: a table, and the last id of it that was looked at. */
    place: string;
    cursor: string;
    /** What does not open and so cannot be moved: table and id. */
    damaged: string[];
  };
  /** A restored copy that sends nothing until an owner says that the other one is gone. */
  quarantine: { restoredAt: number; backupAt: number };
  /** The last signed checkpoint of the events, as it also stands in the log. */
  auditCheckpoint: { seq: number; hash: string; at: number; signature: string };
  /** Which of several nodes plans for all, and until when. */
  leader: { node: string; until: number };
  /** Only the identity provider lets people in; the one owner named here keeps their password for the day it is down. */
  ssoOnly: { owner: string; at: number };
};

export async function readSetting<K extends keyof Settings>(store: Store, key: K): Promise<Settings[K] | undefined> {
  const rows = await store.db
    .select({ value: store.t.settings.value })
    .from(store.t.settings)
    .where(eq(store.t.settings.key, key));
  return rows[0]?.value as Settings[K] | undefined;
}

export async function writeSetting<K extends keyof Settings>(
  store: Store,
  tx: DB,
  key: K,
  value: Settings[K],
): Promise<void> {
  const row = { key, value, updatedAt: Date.now() };
  await tx.insert(store.t.settings).values(row).onConflictDoUpdate({ target: store.t.settings.key, set: row });
}

export async function removeSetting(store: Store, tx: DB, key: keyof Settings): Promise<void> {
  await tx.delete(store.t.settings).where(eq(store.t.settings.key, key));
}
