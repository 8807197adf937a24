/**
 * The vault of an installation: finds the master key, proves that it fits the keyring, and only then seals and opens.
 * With a wrong, missing or unreadable key it refuses to start, having written nothing and made no key. There is one
 * format, no option for algorithms and no mode without encryption.
 */
import { createHmac, sign, verify } from "node:crypto";
import { type FoundKey, findMasterKey, type KeySource, type SourceName } from "./key-source";
import { createKeyring, type Keyring, type KeyringRow, type KeyringStore, keyringKnows, openKeyring } from "./keyring";
import { deriveKek, fingerprintOf, formatMasterKey, type Kek } from "./master-key";
import { createRecordSealer, type RecordSealer } from "./record-sealer";
import { refuseStart } from "./refusal";

export type { Context } from "./context";
export type { Sealed } from "./record-sealer";

export type Vault = RecordSealer & {
  /** 16 hex digits, derived from the key. */
  keyId: string;
  /** The key id as a person compares it with the recovery kit: `3320-F27D-4D6D-C215`. */
  fingerprint: string;
  source: SourceName;
  /** The master key as text, for the recovery kit, only if Keyrack generated it. */
  recoveryText(): string | undefined;
  /** HMAC-SHA256, 32 bytes: "audit" chains events, "pepper" hashes links and states. */
  hmac(purpose: "audit" | "pepper", data: Buffer | string): Buffer;
  /** Ed25519, 64 bytes. */
  signCheckpoint(data: Buffer): Buffer;
  verifyCheckpoint(data: Buffer, signature: Buffer): boolean;
  /** SPKI PEM, with which a checkpoint is verified elsewhere. */
  checkpointPublicKey: string;
};

/** `cachedKeys` is how many unwrapped data keys may stay in memory. */
export type VaultOptions = KeySource & { store: KeyringStore; cachedKeys?: number };

/**
 * Makes the keyring if the store has none. Throws an AppError whose `exitCodeOf` is 78 if the key is wrong, missing or
 * unreadable or the keyring is damaged; its message is for the terminal and holds no secret.
 */
export async function openVault({ store, cachedKeys = 1024, ...from }: VaultOptions): Promise<Vault> {
  const stored = await store.rows();
  const search = await findMasterKey(from, stored.length === 0);
  if ("problem" in search) throw refuseStart(explain(search.problem, stored, search.tried));
  const kek = deriveKek(search.found.master);
  if (stored.length > 0 && !keyringKnows(kek, stored)) {
    const problem = `The master key is not the one that this database was sealed with: offered key ${kek.id.toString("hex")}.`;
    throw refuseStart(explain(problem, stored, search.tried));
  }
  const rows = stored.length === 0 ? createKeyring(kek) : stored;
  const keyring = openKeyring(kek, rows);
  if (stored.length === 0) await store.insert(rows);
  return assemble(kek, keyring, search.found, createRecordSealer(kek, cachedKeys));
}

function assemble(kek: Kek, keyring: Keyring, { source, master }: FoundKey, sealer: RecordSealer): Vault {
  return {
    ...sealer,
    keyId: kek.id.toString("hex"),
    fingerprint: fingerprintOf(kek.id),
    source,
    recoveryText: () => (source === "generated" ? formatMasterKey(master) : undefined),
    hmac: (purpose, data) => createHmac("sha256", keyring[purpose]).update(data).digest(),
    signCheckpoint: (data) => sign(null, data, keyring.checkpoint.private),
    verifyCheckpoint: (data, signature) => verify(null, data, keyring.checkpoint.public, signature),
    checkpointPublicKey: keyring.checkpoint.public.export({ format: "pem", type: "spki" }).toString(),
  };
}

/** What went wrong, which key is needed, where was looked, and that nothing happened. */
function explain(problem: string, rows: KeyringRow[], tried: string[]): string {
  const needed = [...new Set(rows.map((row) => row.kekId))];
  return [
    problem,
    needed.length === 0
      ? "Nothing has been sealed yet: without any key configured and without that file, a new key is made."
      : `Needed key ${needed.join(" or ")}.`,
    `Tried: ${tried.join("; ")}.`,
    "Nothing was written and no key was made.",
  ].join(" ");
}
