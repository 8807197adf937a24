/**
 * The installation's own keys: random, made once, wrapped under the KEK, so that they survive a change of master key.
 * A keyring is whole or refused: a missing or altered row is never replaced by a new key, because the audit chain and
 * every link would silently stop to verify. The canary proves that a KEK is the right one before anything else is read.
 */
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from "node:crypto";
import type { Context } from "./context";
import type { Kek } from "./master-key";
import { refuseStart } from "./refusal";
import { unwrapKey, wrapKey } from "./wrapped-key";

export type KeyringKind = "canary" | "audit" | "pepper" | "checkpoint";

/** `kekId` is 16 hex digits, `blob` a wrapped key of 74 bytes, `createdAt` in milliseconds. */
export type KeyringRow = { id: string; kekId: string; kind: KeyringKind; blob: Buffer; createdAt: number };

/** `insert` stores all rows or none, and throws when there were not `known` rows before. `standing` counts the records under a key; without it, nobody knows of none. */
export type KeyringStore = {
  rows(): Promise<KeyringRow[]>;
  insert(rows: KeyringRow[], known: number): Promise<void>;
  standing?(kekId: string): Promise<number>;
  remove?(kekId: string): Promise<void>;
};

export type Keyring = { audit: KeyObject; pepper: KeyObject; checkpoint: { private: KeyObject; public: KeyObject } };

const kinds = ["canary", "audit", "pepper", "checkpoint"] as const satisfies KeyringKind[];

/** PKCS #8 (RFC 8410) around a bare Ed25519 seed of 32 bytes. */
const seedPrefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** Four rows for an installation that has none. Nothing is stored here. */
export function createKeyring(kek: Kek): KeyringRow[] {
  // The canary guards nothing, so its content may be known.
  return kinds.map((kind) => rowUnder(kek, kind, kind === "canary" ? Buffer.alloc(32) : randomBytes(32)));
}

/** The same keys once more, for the KEK that is to follow. Throws as `openKeyring` does. */
export function keyringUnder(next: Kek, kek: Kek, rows: KeyringRow[]): KeyringRow[] {
  return kinds.map((kind) => rowUnder(next, kind, openRow(kek, rows, kind).export()));
}

/** Throws a refusal to start (exit code 78) if a row is missing, doubled or altered. */
export function openKeyring(kek: Kek, rows: KeyringRow[]): Keyring {
  openRow(kek, rows, "canary");
  const audit = openRow(kek, rows, "audit");
  const pepper = openRow(kek, rows, "pepper");
  const seed = openRow(kek, rows, "checkpoint").export();
  const der = Buffer.concat([seedPrefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  seed.fill(0);
  der.fill(0);
  return { audit, pepper, checkpoint: { private: privateKey, public: createPublicKey(privateKey) } };
}

function rowUnder(kek: Kek, kind: KeyringKind, bytes: Buffer): KeyringRow {
  const id = `key_${randomBytes(16).toString("base64url")}`;
  const blob = wrapKey(kek, placeOf(id, kind), bytes, randomBytes(12));
  bytes.fill(0);
  return { id, kekId: kek.id.toString("hex"), kind, blob, createdAt: Date.now() };
}

function openRow(kek: Kek, rows: KeyringRow[], kind: KeyringKind): KeyObject {
  const id = kek.id.toString("hex");
  const [row, second] = rows.filter((each) => each.kind === kind && each.kekId === id);
  if (row === undefined || second !== undefined) {
    throw refuseStart(
      `The keyring is damaged: for the key ${id} it needs exactly one "${kind}" row. Restore the database from a backup; nothing was written.`,
    );
  }
  const opened = unwrapKey(kek, placeOf(row.id, kind), row.blob);
  if ("key" in opened) return opened.key;
  throw refuseStart(
    `The keyring is damaged: its "${kind}" row ${row.id} does not open (${opened.fault}) although the key ${id} is the right one. Restore the database from a backup; nothing was written.`,
  );
}

/** No workspace has an empty id and no credential a field of these names, so a keyring row fits nowhere else. */
function placeOf(id: string, kind: KeyringKind): Context {
  return { workspaceId: "", recordId: id, field: kind, revision: 1 };
}
