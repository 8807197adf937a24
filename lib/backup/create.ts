import { createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdtemp, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { snapshotInto } from "@/lib/db/snapshot";
import type { Env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { type SealFor, sealedStream } from "@/lib/transfer/age-file";
import { fingerprintOf } from "@/lib/vault/master-key";
import { lookInto, verdictOn } from "@/lib/verify-installation";
import { packed, sha256Of } from "./archive";
import { type Manifest, proofOf } from "./manifest";

/**
 * One file with everything but the master key, taken while Keyrack runs. The copy is opened and read before it counts: its
 * structure, every credential and the audit trail. The file appears under its name only when it is whole and on disk.
 */
export type Backup = { path: string; bytes: number; manifest: Manifest };

/** Throws `conflict` when the file exists, `storage_full`, `damaged`, and what `exitCodeOf` understands for a wrong key. */
export async function createBackup(env: Env, target: string, to?: SealFor): Promise<Backup> {
  const path = resolve(/*turbopackIgnore: true*/ target);
  if (existsSync(path)) throw new AppError("conflict", `${path} exists. A backup never overwrites another file.`);
  const work = await mkdtemp(join(dirname(path), ".keyrack-backup-"));
  try {
    const facts = await snapshotInto(env, work);
    const names = ["keyrack.db"];
    for (const name of ["master.key.sealed", "master.key.sealed.next"]) {
      if (!existsSync(join(env.dataDir, name))) continue;
      await copyFile(join(env.dataDir, name), join(work, name));
      names.push(name);
    }
    const { store, vault } = await lookInto(env, work);
    try {
      const { events, damaged } = verdictOn(store, vault);
      const problems = [...events.problems, ...damaged.map(({ id }) => `${id} cannot be opened`)];
      if (problems.length > 0)
        throw new AppError(
          "damaged",
          `The copy is not sound, so no backup was made: ${problems.slice(0, 5).join("; ")}.`,
        );
      const files: Manifest["files"] = {};
      for (const name of names)
        files[name] = { bytes: (await stat(join(work, name))).size, sha256: await sha256Of(join(work, name)) };
      const keys = vault.keyIds().map((id) => fingerprintOf(Buffer.from(id, "hex")));
      const manifest: Manifest = { format: "keyrack/backup/1", createdAt: Date.now(), keys, files, ...facts };
      const text = `${JSON.stringify(manifest, null, 2)}\n`;
      await writeFile(join(work, "manifest.json"), text, { mode: 0o600 });
      await writeFile(join(work, "manifest.proof"), proofOf(vault, text), { mode: 0o600 });
      const bytes = await write(path, packed(work, ["manifest.json", "manifest.proof", ...names]), to);
      return { path, bytes, manifest };
    } finally {
      store.close();
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function write(path: string, content: AsyncGenerator<Uint8Array>, to: SealFor | undefined): Promise<number> {
  const part = `${path}.part`;
  try {
    const source = to ? await sealedStream(content, to) : Readable.from(content);
    await pipeline(source, createWriteStream(part, { flags: "wx", mode: 0o600 }));
    const file = await open(part, "r+");
    await file.sync();
    await file.close();
    await rename(part, path);
    const folder = await open(dirname(path), "r");
    await folder.sync();
    await folder.close();
    return (await stat(path)).size;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
