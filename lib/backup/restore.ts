import { createReadStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { factsOf, quarantineCopy } from "@/lib/db/copy";
import type { Env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isAgeFile, openedStream } from "@/lib/transfer/age-file";
import { exitCodeOf } from "@/lib/vault/refusal";
import { lookInto, verdictOn } from "@/lib/verify-installation";
import { sha256Of, unpacked } from "./archive";
import { type Manifest, parseManifest, proofHolds } from "./manifest";

/**
 * Puts a backup into an empty data folder, as a copy that sends nothing until it is put into service. Whatever is wrong
 * with the file is found before the folder holds a database; an existing one is never touched.
 */
export type Restored = {
  manifest: Manifest;
  /** With the key at hand everything was opened; without it only the checksums could be compared. */
  opened: { credentials: number; damaged: readonly string[]; proof: boolean } | { problem: string };
};

const members = ["manifest.json", "manifest.proof", "keyrack.db", "master.key.sealed", "master.key.sealed.next"];

/** `key` is the passphrase or age key of a sealed file. Throws `conflict`, `invalid_request`, `invalid_fields`, `not_ready`. */
export async function restoreBackup(env: Env, file: string, key = "", now = Date.now()): Promise<Restored> {
  const { dataDir } = env;
  if (existsSync(join(dataDir, "keyrack.db")))
    throw new AppError(
      "conflict",
      `${dataDir} holds a database already. Restore into an empty folder: set KEYRACK_DATA_DIR.`,
    );
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const work = await mkdtemp(join(dataDir, ".restoring-"));
  try {
    const names = await unpacked(await opened(file, key), work, members);
    const text = await readFile(join(work, "manifest.json"), "utf8").catch(() => "");
    const manifest = parseManifest(text);
    await assertWhole(work, manifest, names);
    const path = join(work, "keyrack.db");
    factsOf(path);
    quarantineCopy(path, { restoredAt: now, backupAt: manifest.createdAt });
    const proof = await readFile(join(work, "manifest.proof"), "utf8").catch(() => "");
    for (const name of names.filter((each) => each !== "keyrack.db" && !each.startsWith("manifest.")))
      await rename(join(work, name), join(dataDir, name));
    await rename(path, join(dataDir, "keyrack.db"));
    const folder = await open(dataDir, "r");
    await folder.sync();
    await folder.close();
    return { manifest, opened: await looked(env, text, proof) };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function opened(file: string, key: string): Promise<AsyncIterable<Uint8Array>> {
  const handle = await open(file, "r");
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(200), 0, 200, 0);
  await handle.close();
  if (!isAgeFile(buffer.subarray(0, bytesRead))) return createReadStream(file);
  return openedStream(createReadStream(file), buffer, key);
}

async function assertWhole(work: string, { files }: Manifest, names: readonly string[]): Promise<void> {
  const named = Object.keys(files);
  const missing = named.filter((name) => !names.includes(name));
  const stray = names.filter((name) => !name.startsWith("manifest.") && !named.includes(name));
  const wrong: string[] = [];
  for (const name of named.filter((each) => names.includes(each))) {
    const same =
      (await stat(join(work, name))).size === files[name]?.bytes &&
      (await sha256Of(join(work, name))) === files[name]?.sha256;
    if (!same) wrong.push(name);
  }
  if (!named.includes("keyrack.db") || missing.length + stray.length + wrong.length > 0)
    throw new AppError(
      "invalid_request",
      `This backup is damaged: ${[...missing, ...stray, ...wrong].join(", ") || "keyrack.db"} is not what its manifest says. Nothing was restored.`,
    );
}

async function looked(env: Env, text: string, proof: string): Promise<Restored["opened"]> {
  try {
    const { store, vault } = await lookInto(env, env.dataDir);
    try {
      const { sealed, damaged } = verdictOn(store, vault);
      return { credentials: sealed, damaged: damaged.map(({ id }) => id), proof: proofHolds(vault, text, proof) };
    } finally {
      store.close();
    }
  } catch (error) {
    if (exitCodeOf(error) === undefined || !(error instanceof Error)) throw error;
    return { problem: error.message };
  }
}
