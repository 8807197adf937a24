/**
 * Where the master key comes from. The first place that was configured decides: if what it holds is unusable the search
 * ends there, so a mistyped path never leads to another key. A key is made only when the caller says that nothing has
 * been sealed yet, and it is on disk, directory included, before this returns.
 */
import type { KeyObject } from "node:crypto";
import { type FileHandle, open, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { formatMasterKey, generateMasterKey, parseMasterKey } from "./master-key";

export type SourceName = "file" | "environment" | "generated";

/** Plain values; only lib/env knows the variables. `dataDir` must exist. */
export type KeySource = { file?: string; text?: string; dataDir: string };

/** `path` is absent for a key from the environment. "generated" is also a key that an earlier start generated. */
export type FoundKey = { master: KeyObject; source: SourceName; path?: string };

/** `problem` is a sentence; `tried` lists each place with what was found there. */
export type KeySearch = { found: FoundKey; tried: string[] } | { problem: string; tried: string[] };

export async function findMasterKey(from: KeySource, mayGenerate: boolean): Promise<KeySearch> {
  const tried: string[] = [];
  if (from.file !== undefined) return fromFile("KEYRACK_MASTER_KEY_FILE", "file", from.file, tried);
  tried.push("KEYRACK_MASTER_KEY_FILE (not set)");
  if (from.text !== undefined) return fromText("KEYRACK_MASTER_KEY", { source: "environment" }, from.text, tried);
  tried.push("KEYRACK_MASTER_KEY (not set)");
  const path = join(from.dataDir, "master.key");
  if (mayGenerate) {
    const reason = await generateAt(path);
    if (reason !== undefined) {
      return {
        problem: `A key file ${path} cannot be made: ${reason}.`,
        tried: [...tried, `key file ${path} (${reason})`],
      };
    }
  }
  return fromFile("key file", "generated", path, tried);
}

async function fromFile(label: string, source: SourceName, path: string, tried: string[]): Promise<KeySearch> {
  const place = `${label} ${path}`;
  try {
    return fromText(place, { source, path }, await readFile(path, "utf8"), tried);
  } catch (error) {
    const reason = reasonOf(error);
    return { problem: `${place} cannot be read: ${reason}.`, tried: [...tried, `${place} (${reason})`] };
  }
}

function fromText(place: string, origin: Omit<FoundKey, "master">, text: string, tried: string[]): KeySearch {
  const parsed = parseMasterKey(text);
  if ("problem" in parsed)
    return { problem: `${place} ${parsed.problem}.`, tried: [...tried, `${place} (not usable)`] };
  return { found: { ...origin, master: parsed.master }, tried: [...tried, `${place} (read)`] };
}

/** `wx` is O_EXCL: a file that is already there stays as it is. Gives the reason if there is no key file afterwards. */
async function generateAt(path: string): Promise<string | undefined> {
  try {
    const file = await open(path, "wx", 0o600);
    await write(file, `${formatMasterKey(generateMasterKey())}\n`).catch(async (error: unknown) => {
      await rm(path, { force: true });
      throw error;
    });
    await syncDirectory(dirname(path));
    return undefined;
  } catch (error) {
    return codeOf(error) === "EEXIST" ? undefined : reasonOf(error);
  }
}

async function write(file: FileHandle, text: string): Promise<void> {
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new name survives a power cut only once its directory is on disk too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOENT") return "there is no such file or directory";
  if (code === "EACCES" || code === "EPERM") return "this user has no permission";
  return code === "EISDIR" ? "it is a directory" : `the system says ${code ?? "no more"}`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
