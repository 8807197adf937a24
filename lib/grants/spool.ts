import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "@/lib/installation";
import { log } from "@/lib/log";
import { type Committed, commitSpooled } from "./commit";
import { grantRow, type LiveGrant, liveOf, openGrant } from "./grant";
import { sharedBy } from "./shared";

/**
 * Fresh tokens that could not be written to the database. They stay in memory and, sealed as they would be stored, in a
 * file beside it, and are tried again until they are in: a rotated token exists nowhere else. A file that belongs to an
 * older revision than the stored one is dropped.
 */
export type Spooled = {
  credentialId: string;
  /** The revision that the tokens came from. */
  base: number;
  /** Of the lease under which they came; absent in a file of an older version. */
  fence?: number;
  /** Sealed for revision `base + 1`; base64. */
  blob: string;
  scopes: string[];
  expiresAt: number | null;
  refreshExpiresAt: number | null;
  dueAt: number | null;
};

/** How many credentials live from memory now. Not ready while there are any. */
export function pendingTokens(home: Installation): number {
  return sharedBy(home).pending.size;
}

export async function keepPending(home: Installation, entry: Spooled, live: LiveGrant): Promise<void> {
  sharedBy(home).pending.set(entry.credentialId, { entry, live });
  log("error", "fresh tokens could not be stored and are kept aside", { credential: entry.credentialId });
  await writeFile(home, entry).catch((error: unknown) => {
    // A full disk takes no file either: then memory is all there is, and stopping waits.
    log("error", "the spool cannot be written", { error });
  });
}

/** Tries again what is pending. True when nothing is left. */
export async function flushPending(home: Installation): Promise<boolean> {
  const { pending, owner } = sharedBy(home);
  for (const [id, { entry }] of [...pending]) {
    try {
      if ((await commitSpooled(home, entry, owner)) === "busy") continue;
    } catch (error) {
      log("warn", "tokens that were kept aside still cannot be stored", { credential: id, error });
      continue;
    }
    pending.delete(id);
    await rm(fileOf(home, id), { force: true });
  }
  return pending.size === 0;
}

/** At start: what an earlier process left. Gives how many were brought in. One that cannot be keeps no other from it. */
export async function recoverSpool(home: Installation): Promise<number> {
  const files = await readdir(folderOf(home)).catch(() => []);
  let stored = 0;
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    try {
      if ((await recoverFile(home, join(folderOf(home), file))) === "stored") stored += 1;
    } catch (error) {
      log("error", "tokens in the spool could not be taken up", { file, error });
    }
  }
  return stored;
}

async function recoverFile(home: Installation, path: string): Promise<Committed> {
  const entry = JSON.parse(await readFile(path, "utf8")) as Spooled;
  const committed = await commitSpooled(home, entry, sharedBy(home).owner).catch((error: unknown): Committed => {
    log("warn", "tokens in the spool still cannot be stored", { credential: entry.credentialId, error });
    return "busy";
  });
  if (committed === "busy") await pendAgain(home, entry);
  else await rm(path, { force: true });
  return committed;
}

/**
 * Another process is about to refresh it, or the disk is still full. What comes of that is waited for, and if nothing does,
 * this is brought in.
 */
async function pendAgain(home: Installation, entry: Spooled): Promise<void> {
  const row = await grantRow(home, home.store.db, entry.credentialId);
  if (row?.revision !== entry.base) return;
  const next = {
    ...row,
    blob: Buffer.from(entry.blob, "base64"),
    revision: entry.base + 1,
    expiresAt: entry.expiresAt,
  };
  sharedBy(home).pending.set(entry.credentialId, { entry, live: liveOf(next, openGrant(home, next)) });
}

async function writeFile(home: Installation, entry: Spooled): Promise<void> {
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 });
  const path = fileOf(home, entry.credentialId);
  const handle = await open(`${path}.new`, "w", 0o600);
  try {
    await handle.writeFile(JSON.stringify(entry));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
}

function folderOf({ env }: Installation): string {
  return join(env.dataDir, "spool");
}

export function fileOf(home: Installation, credentialId: string): string {
  return join(folderOf(home), `${credentialId}.json`);
}
