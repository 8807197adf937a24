/**
 * Where the master key comes from. The first place that was configured decides: if what it holds is unusable the search
 * ends there, so a mistyped path never leads to another key. A key is made only when the caller says that nothing has
 * been sealed yet or that the key before is at hand, and it is on disk, directory included, before this returns.
 */

import type { KeyObject } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { reasonOf } from "./file-reason";
import { generateAt, type KeyFile, type KeyService, keyFileIn, readKeyFile } from "./key-file";
import { deriveKek, type Kek, parseMasterKey } from "./master-key";

export type SourceName = "file" | "environment" | "service" | "generated";

/** Plain values; only lib/env knows the variables. `old…` is a key from before, still readable. `dataDir` must exist. */
export type KeySource = {
  file?: string;
  text?: string;
  service?: KeyService;
  oldFile?: string;
  oldText?: string;
  dataDir: string;
};

/** `kept` is where Keyrack itself keeps it; absent when it is configured from outside. */
export type FoundKey = { master: KeyObject; kek: Kek; source: SourceName; kept?: KeyFile };

/** `next` waits to follow `found`; `old` came before it. */
export type FoundKeys = { found: FoundKey; next?: FoundKey; old?: FoundKey; tried: string[] };

/** `problem` is a sentence; `tried` lists each place with what was found there. */
export type KeySearch = FoundKeys | { problem: string; tried: string[] };

export async function findMasterKeys(from: KeySource, mayGenerate: boolean): Promise<KeySearch> {
  const tried: string[] = [];
  const found = await first(from, mayGenerate, tried);
  if ("problem" in found) return found;
  // One that cannot be used counts as none: if anything stands on it, that stops the start by name.
  const waiting = found.kept && existsSync(/*turbopackIgnore: true*/ found.kept.next) ? found.kept : undefined;
  const next = waiting && (await fromKept(found.source, waiting, waiting.next, tried));
  const old = await before(from, tried);
  if (old && "problem" in old) return old;
  return { found, ...(next && !("problem" in next) ? { next } : {}), ...(old ? { old } : {}), tried };
}

/** The one that waits beside the key in use, made now unless it is there. Throws when it can be neither read nor made. */
export async function nextMasterKey(kept: KeyFile, source: SourceName): Promise<FoundKey> {
  const left = await fromKept(source, kept, kept.next, []);
  if (!("problem" in left)) return left;
  // Nothing was ever sealed under what an interrupted start of a rotation left.
  await rm(kept.next, { force: true });
  const reason = await generateAt(kept, kept.next);
  if (reason !== undefined) throw new Error(`A key file ${kept.next} cannot be made: ${reason}.`);
  const made = await fromKept(source, kept, kept.next, []);
  if ("problem" in made) throw new Error(made.problem);
  return made;
}

type Read = FoundKey | { problem: string; tried: string[] };

async function first(from: KeySource, mayGenerate: boolean, tried: string[]): Promise<Read> {
  if (from.file !== undefined) return fromFile("KEYRACK_MASTER_KEY_FILE", "file", from.file, tried);
  tried.push("KEYRACK_MASTER_KEY_FILE (not set)");
  if (from.text !== undefined) return fromText("KEYRACK_MASTER_KEY", { source: "environment" }, from.text, tried);
  tried.push("KEYRACK_MASTER_KEY (not set)");
  const source = from.service ? "service" : "generated";
  const kept = keyFileIn(from.dataDir, from.service);
  if (mayGenerate) {
    const reason = await generateAt(kept, kept.path);
    if (reason !== undefined) {
      tried.push(`${labelOf(kept)} ${kept.path} (${reason})`);
      return { problem: `A key file ${kept.path} cannot be made: ${reason}.`, tried };
    }
  }
  return fromKept(source, kept, kept.path, tried);
}

async function before({ oldFile, oldText }: KeySource, tried: string[]): Promise<Read | undefined> {
  if (oldFile !== undefined) return fromFile("KEYRACK_MASTER_KEY_OLD_FILE", "file", oldFile, tried);
  if (oldText === undefined) return undefined;
  return fromText("KEYRACK_MASTER_KEY_OLD", { source: "environment" }, oldText, tried);
}

function fromFile(label: string, source: SourceName, path: string, tried: string[]): Promise<Read> {
  return readAs(`${label} ${path}`, { source }, () => readFile(/*turbopackIgnore: true*/ path, "utf8"), tried);
}

function fromKept(source: SourceName, kept: KeyFile, path: string, tried: string[]): Promise<Read> {
  return readAs(`${labelOf(kept)} ${path}`, { source, kept }, () => readKeyFile(kept, path), tried);
}

function labelOf({ service }: KeyFile): string {
  return service ? `${service.name}, sealed key` : "key file";
}

async function readAs(
  place: string,
  origin: Pick<FoundKey, "source" | "kept">,
  read: () => Promise<string>,
  tried: string[],
): Promise<Read> {
  try {
    return fromText(place, origin, await read(), tried);
  } catch (error) {
    const reason = reasonOf(error);
    // What a key service says is long, and stands in the problem already.
    tried.push(`${place} (${reason.length > 60 ? "not usable" : reason})`);
    return { problem: `${place} cannot be read: ${reason}.`, tried };
  }
}

function fromText(place: string, origin: Pick<FoundKey, "source" | "kept">, text: string, tried: string[]): Read {
  const parsed = parseMasterKey(text);
  tried.push(`${place} (${"problem" in parsed ? "not usable" : "read"})`);
  if ("problem" in parsed) return { problem: `${place} ${parsed.problem}.`, tried };
  return { ...origin, master: parsed.master, kek: deriveKek(parsed.master) };
}
