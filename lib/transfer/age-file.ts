import { Readable } from "node:stream";
import { armor, Decrypter, Encrypter } from "age-encryption";
import { AppError } from "@/lib/errors";

/**
 * Sealed files in the age format, so that they can be opened by other tools too. By passphrase or for recipients; never
 * both, as the format wants it. A file that asks for more work than ours do is refused before the work begins.
 */
const work = 16;
const mostWork = 18;

export type SealFor = { passphrase: string } | { recipients: readonly string[] };

/** ASCII armor. Throws `invalid_fields` at `recipients`. */
export async function sealText(text: string, to: SealFor): Promise<string> {
  return armor.encode(await encrypterFor(to).encrypt(text));
}

/** Binary, for what is too large to hold in memory. Throws `invalid_fields` at `recipients`. */
export async function sealedStream(content: AsyncIterable<Uint8Array>, to: SealFor): Promise<Readable> {
  return fromWeb(await encrypterFor(to).encrypt(toWeb(Readable.from(content))));
}

/** `start` holds the first bytes of the file, with its header. Throws as `openText` does; cut content fails on the way. */
export async function openedStream(content: Readable, start: Uint8Array, key: string): Promise<Readable> {
  assertWork(start);
  return fromWeb(await opening(key, (decrypter) => decrypter.decrypt(toWeb(content))));
}

/** The browser's type and Node's are one class at run time. */
function toWeb(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
}

function fromWeb(stream: ReadableStream<Uint8Array>): Readable {
  return Readable.fromWeb(stream as unknown as Parameters<typeof Readable.fromWeb>[0]);
}

function encrypterFor(to: SealFor): Encrypter {
  const encrypter = new Encrypter();
  if ("passphrase" in to) {
    encrypter.setScryptWorkFactor(work);
    encrypter.setPassphrase(to.passphrase);
  } else for (const recipient of to.recipients) addRecipient(encrypter, recipient);
  return encrypter;
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch (cause) {
    const fields = { recipients: "A recipient begins with age1 and is one long word. Check for missing characters." };
    throw new AppError("invalid_fields", "Look at the marked field.", { cause, fields });
  }
}

export function isAgeFile(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 200).toString("latin1").trimStart();
  return start.startsWith("age-encryption.org/") || start.startsWith("-----BEGIN AGE ENCRYPTED FILE-----");
}

/** `key` is a passphrase or `AGE-SECRET-KEY-1…`. Throws `invalid_fields` at `passphrase`. */
export async function openText(bytes: Buffer, key: string): Promise<string> {
  const binary = unarmored(bytes);
  return opening(key, (decrypter) => {
    assertWork(binary);
    return decrypter.decrypt(binary, "text");
  });
}

async function opening<T>(key: string, open: (decrypter: Decrypter) => Promise<T>): Promise<T> {
  const decrypter = new Decrypter();
  try {
    if (/^AGE-SECRET-KEY-(PQ-)?1/i.test(key.trim())) decrypter.addIdentity(key.trim());
    else decrypter.addPassphrase(key);
    return await open(decrypter);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const fields = { passphrase: "This does not open the file. Enter its passphrase, or the age key it was made for." };
    throw new AppError("invalid_fields", "Look at the marked field.", { cause, fields });
  }
}

function unarmored(bytes: Buffer): Uint8Array {
  const text = bytes.toString("latin1").trimStart();
  if (!text.startsWith("-----BEGIN")) return bytes;
  try {
    return armor.decode(text);
  } catch (cause) {
    throw new AppError("invalid_request", "This sealed file is damaged. Copy it again, from BEGIN to END.", { cause });
  }
}

/** `-> scrypt <salt> <log2 of the work>` in the header (age-encryption.org/v1). */
function assertWork(binary: Uint8Array): void {
  const header = Buffer.from(binary.subarray(0, 2000)).toString("latin1");
  const asked = /^-> scrypt \S+ (\d+)$/m.exec(header)?.[1];
  if (asked === undefined || Number(asked) <= mostWork) return;
  throw new AppError(
    "invalid_request",
    "This file asks for more work than Keyrack gives it. Seal it again with age -p.",
  );
}
