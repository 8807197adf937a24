/**
 * The vault of an installation: finds the master key, proves that it fits the keyring, and only then seals and opens.
 * With a wrong, missing or unreadable key it refuses to start, having written nothing and made no key. There is one
 * format, no option for algorithms and no mode without encryption.
 */
import { createHmac, sign, verify } from "node:crypto";
import { AppError } from "@/lib/errors";
import { createKeks, type Keks } from "./keks";
import { replaceByNext } from "./key-file";
import { type FoundKey, findMasterKeys, type KeySource, nextMasterKey, type SourceName } from "./key-source";
import { createKeyring, type Keyring, type KeyringRow, type KeyringStore, keyringUnder, openKeyring } from "./keyring";
import { fingerprintOf, formatMasterKey } from "./master-key";
import { createRecordSealer, type RecordSealer } from "./record-sealer";
import { settleKeys } from "./settle-keys";

export type { Context } from "./context";
export type { Sealed } from "./record-sealer";

export type Vault = RecordSealer & {
  /** 16 hex digits, derived from the key under which everything new is sealed. */
  readonly keyId: string;
  /** The key id as a person compares it with the recovery kit: `3320-F27D-4D6D-C215`. */
  readonly fingerprint: string;
  readonly source: SourceName;
  /** Every key that can be read with, the current one first: more than one until a rotation is over. */
  keyIds(): string[];
  /** The master key as text, for the recovery kit, only if Keyrack generated it. */
  recoveryText(): string | undefined;
  /** Makes the key that is to follow where the present one is kept. AppError `conflict` when it is configured outside. */
  prepareNext(rows: KeyringRow[]): Promise<NextKey>;
  /** The key before is forgotten, and its file replaced by that of the current one. Nothing may stand on it. */
  retire(keyId: string): Promise<void>;
  /** HMAC-SHA256, 32 bytes: "audit" chains events, "pepper" hashes links and states. */
  hmac(purpose: "audit" | "pepper", data: Buffer | string): Buffer;
  /** Ed25519, 64 bytes. */
  signCheckpoint(data: Buffer): Buffer;
  verifyCheckpoint(data: Buffer, signature: Buffer): boolean;
  /** SPKI PEM, with which a checkpoint is verified elsewhere. */
  checkpointPublicKey: string;
};

/** `rows` belong into the keyring before `promote` is called. */
export type NextKey = { keyId: string; rows: KeyringRow[]; promote(): void };

/** `cachedKeys` is how many unwrapped data keys may stay in memory. `look`: nothing may be written. */
export type VaultOptions = KeySource & { store: KeyringStore; cachedKeys?: number; look?: boolean };

/**
 * Makes the keyring if the store has none. Throws an AppError whose `exitCodeOf` is 78 if the key is wrong, missing or
 * unreadable or the keyring is damaged; its message is for the terminal and holds no secret.
 */
export async function openVault({ store, cachedKeys = 1024, look = false, ...from }: VaultOptions): Promise<Vault> {
  const stored = await store.rows();
  const hasOld = from.oldFile !== undefined || from.oldText !== undefined;
  const search = await findMasterKeys(from, stored.length === 0 || (hasOld && !look));
  const settled = await settleKeys({ search, stored, store, look });
  const rows = stored.length === 0 ? createKeyring(settled.current.kek) : settled.rows;
  const keyring = openKeyring(settled.current.kek, rows);
  if (stored.length === 0) await store.insert(rows, 0);
  const keks = createKeks(settled.current.kek, settled.others);
  return assemble(keks, keyring, settled.current, createRecordSealer(keks, cachedKeys));
}

function assemble(keks: Keks, keyring: Keyring, first: FoundKey, sealer: RecordSealer): Vault {
  const { source, kept } = first;
  let { master } = first;
  return {
    ...sealer,
    get keyId() {
      return keks.current().id.toString("hex");
    },
    get fingerprint() {
      return fingerprintOf(keks.current().id);
    },
    source,
    keyIds: () => keks.ids(),
    recoveryText: () => (source === "generated" ? formatMasterKey(master) : undefined),
    async prepareNext(rows) {
      if (!kept) throw new AppError("conflict", outside);
      const next = await nextMasterKey(kept, source).catch((cause: unknown) => {
        throw new AppError("conflict", cause instanceof Error ? cause.message : "The next key cannot be made.", {
          cause,
        });
      });
      const promote = () => {
        master = next.master;
        keks.promote(next.kek);
      };
      return { keyId: next.kek.id.toString("hex"), rows: keyringUnder(next.kek, keks.current(), rows), promote };
    },
    async retire(keyId) {
      keks.forget(keyId);
      if (kept) await replaceByNext(kept);
    },
    hmac: (purpose, data) => createHmac("sha256", keyring[purpose]).update(data).digest(),
    signCheckpoint: (data) => sign(null, data, keyring.checkpoint.private),
    verifyCheckpoint: (data, signature) => verify(null, data, keyring.checkpoint.public, signature),
    checkpointPublicKey: keyring.checkpoint.public.export({ format: "pem", type: "spki" }).toString(),
  };
}

const outside =
  "The master key is configured outside Keyrack. Set the new one as KEYRACK_MASTER_KEY (or its _FILE), the present one as KEYRACK_MASTER_KEY_OLD, and start Keyrack again: it then moves everything to the new key.";
