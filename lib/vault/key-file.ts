/**
 * A master key in a file of the data folder: as text, or sealed by a key service that opens it once at the start. A file
 * is made with O_EXCL and is on disk, directory included, before anything is sealed under its key; what is there already
 * is never overwritten, only replaced whole by its successor.
 */
import { existsSync } from "node:fs";
import { type FileHandle, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { codeOf, reasonOf } from "./file-reason";
import { formatMasterKey, generateMasterKey } from "./master-key";

/** A service that seals a few bytes under a key that never leaves it. Its errors are sentences that say what to do. */
export type KeyService = {
  /** For people: `AWS KMS key alias/keyrack in eu-central-1`. */
  name: string;
  seal(plain: Buffer): Promise<Buffer>;
  unseal(sealed: Buffer): Promise<Buffer>;
};

/** `next` is where the key that is to follow waits until nothing stands on this one any more. */
export type KeyFile = { path: string; next: string; service: KeyService | undefined };

export function keyFileIn(dataDir: string, service: KeyService | undefined): KeyFile {
  const path = join(dataDir, service ? "master.key.sealed" : "master.key");
  return { path, next: `${path}.next`, service };
}

/** The text of the key. Throws what the system or the service says. */
export async function readKeyFile({ service }: KeyFile, path: string): Promise<string> {
  const text = await readFile(/*turbopackIgnore: true*/ path, "utf8");
  return service ? unsealed(service, text) : text;
}

/** Gives the reason if there is no key file afterwards; one that is there already is taken as it is. */
export async function generateAt({ service }: KeyFile, path: string): Promise<string | undefined> {
  try {
    const file = await open(/*turbopackIgnore: true*/ path, "wx", 0o600);
    await content(service)
      .then((text) => write(file, text))
      .catch(async (error: unknown) => {
        await file.close().catch(() => undefined);
        await rm(path, { force: true });
        throw error;
      });
    await syncDirectory(dirname(path));
    return undefined;
  } catch (error) {
    return codeOf(error) === "EEXIST" ? undefined : reasonOf(error);
  }
}

/** The key that followed, if there is one, takes the place of the one before, whose text is gone with that. */
export async function replaceByNext({ path, next }: KeyFile): Promise<void> {
  if (!existsSync(/*turbopackIgnore: true*/ next)) return;
  await rename(next, path);
  await syncDirectory(dirname(path));
}

const sealedFile = z.object({ format: z.literal("keyrack/sealed-master-key/1"), sealed: z.base64() });

async function content(service: KeyService | undefined): Promise<string> {
  const text = formatMasterKey(generateMasterKey());
  if (!service) return `${text}\n`;
  const sealed = await service.seal(Buffer.from(text, "utf8"));
  const file = { format: "keyrack/sealed-master-key/1", by: service.name, sealed: sealed.toString("base64") };
  return `${JSON.stringify(file, null, 2)}\n`;
}

async function unsealed(service: KeyService, text: string): Promise<string> {
  const { sealed } = sealedFile.parse(JSON.parse(text));
  const plain = await service.unseal(Buffer.from(sealed, "base64"));
  const key = plain.toString("utf8");
  plain.fill(0);
  return key;
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
  const directory = await open(/*turbopackIgnore: true*/ path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
