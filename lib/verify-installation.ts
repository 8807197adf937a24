import { openReadOnly, type ReadOnlyStore } from "./db/read-only";
import { lookingInto } from "./db/snapshot";
import type { Env } from "./env";
import { AppError } from "./errors";
import type { Checkpoint } from "./event-chain";
import { type EventsVerdict, verifyEvents } from "./event-verify";
import { keySourceOf } from "./master-key-source";
import type { KeyringRow } from "./vault/keyring";
import { openVault, type Vault } from "./vault/vault";

/**
 * Looks through a whole installation without changing it, also while it runs: whether the audit trail is as it was
 * written, and whether every sealed value can be opened. One damaged credential does not stop the rest.
 */
export type Verdict = {
  events: EventsVerdict;
  sealed: number;
  damaged: readonly { id: string; name: string }[] /** A copy that is not in service. */;
  restored: boolean;
};

/** Throws `not_ready` without a database or with an empty one, and what `exitCodeOf` understands for a wrong key. */
export async function verifyInstallation(env: Env, logged: readonly Checkpoint[] = []): Promise<Verdict> {
  return lookingInto(env, async (folder) => {
    const { store, vault } = await lookInto(env, folder);
    try {
      return verdictOn(store, vault, logged);
    } finally {
      store.close();
    }
  });
}

/** The database in `folder` with the key that the environment names; the caller closes the store. */
export async function lookInto(env: Env, folder: string): Promise<{ store: ReadOnlyStore; vault: Vault }> {
  const store = openReadOnly(folder);
  try {
    const rows = store.keyring() as KeyringRow[];
    // Without any row a vault would make a new key, and here nothing may be made.
    if (rows.length === 0) throw new AppError("not_ready", "This database has no keyring: nothing was ever sealed.");
    const keyring = {
      rows: async () => rows,
      insert: async () => undefined,
      standing: async (id: string) => store.standingOn(id),
    };
    return { store, vault: await openVault({ ...keySourceOf(env), store: keyring, look: true }) };
  } catch (error) {
    store.close();
    throw error;
  }
}

export function verdictOn(store: ReadOnlyStore, vault: Vault, logged: readonly Checkpoint[] = []): Verdict {
  const restored = store.setting("quarantine") !== undefined;
  return { events: verifyEvents(store, vault, logged), ...openAll(store, vault), restored };
}

/** The checkpoints in the text of a log, one JSON document a line. */
export function loggedCheckpoints(text: string): Checkpoint[] {
  return text.split("\n").flatMap((line) => {
    if (!line.includes('"audit checkpoint"')) return [];
    const found = checkpointIn(line.slice(line.indexOf("{")));
    return found ? [found] : [];
  });
}

function checkpointIn(text: string): Checkpoint | undefined {
  try {
    const { seq, hash, at, signature } = JSON.parse(text) as Record<string, unknown>;
    if (typeof seq !== "number" || typeof at !== "number") return undefined;
    return typeof hash === "string" && typeof signature === "string" ? { seq, hash, at, signature } : undefined;
  } catch {
    return undefined;
  }
}

function openAll(store: ReadOnlyStore, vault: Vault): Pick<Verdict, "sealed" | "damaged"> {
  const rows = store.credentials();
  const damaged = rows.filter((row) => {
    const { wrappedDek, blob, revision } = row;
    if (wrappedDek === null || blob === null || revision === null) return true;
    try {
      vault
        .open(
          { wrappedDek, blob, revision },
          { workspaceId: row.workspaceId, recordId: row.id, field: "secret", revision },
        )
        .fill(0);
      return false;
    } catch {
      return true;
    }
  });
  return { sealed: rows.length, damaged: damaged.map(({ id, name }) => ({ id, name })) };
}
