/**
 * The one key that a person keeps, its text form, and the key encryption key (KEK) derived from it. A text that is not
 * exactly a master key is refused with a sentence that says what is wrong; no such sentence ever repeats the text.
 * Key bytes leave this file only inside a KeyObject or as the text form.
 */
import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { checksumHolds, withChecksum } from "./checksum";

const prefix = "krkmk1_";
const length = prefix.length + 43 + 1 + 6;

/** `id` is 8 bytes and is computed from `key`, so it cannot name another key. */
export type Kek = { key: KeyObject; id: Buffer };

/** `problem` continues a sentence whose subject is the place that the text came from: "is empty …". */
export type ParsedMasterKey = { master: KeyObject } | { problem: string };

export function generateMasterKey(): KeyObject {
  return secretKeyFrom(randomBytes(32));
}

/** `krkmk1_<43 base64url>_<6 base62>`: the only moment at which a master key is text. */
export function formatMasterKey(master: KeyObject): string {
  const bytes = master.export();
  const text = withChecksum(prefix + bytes.toString("base64url"));
  bytes.fill(0);
  return text;
}

/** One trailing line break (`\n` or `\r\n`), as editors and `echo` leave it, is trimmed; anything else is a problem. */
export function parseMasterKey(given: string): ParsedMasterKey {
  const text = given.replace(/\r?\n$/, "");
  const problem = shapeProblem(text);
  if (problem !== undefined) return { problem };
  const body = text.slice(prefix.length, prefix.length + 43);
  const bytes = Buffer.from(body, "base64url");
  if (bytes.toString("base64url") !== body)
    return { problem: "is not one that Keyrack made: its last bits are not zero" };
  return { master: secretKeyFrom(bytes) };
}

/** HKDF-SHA256 with an empty salt and info `keyrack/kek/v1`. */
export function deriveKek(master: KeyObject): Kek {
  return kekFrom(secretKeyFrom(Buffer.from(hkdfSync("sha256", master, "", "keyrack/kek/v1", 32))));
}

export function kekFrom(key: KeyObject): Kek {
  return { key, id: keyId(key) };
}

/** First 8 bytes of HMAC-SHA256(KEK, `keyrack/kek-id/v1`). */
export function keyId(kek: KeyObject): Buffer {
  return createHmac("sha256", kek).update("keyrack/kek-id/v1").digest().subarray(0, 8);
}

/** `3320-F27D-4D6D-C215`: the key id as a person compares it with the recovery kit. */
export function fingerprintOf(id: Buffer): string {
  return id
    .toString("hex")
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1-");
}

/** Moves the bytes into a KeyObject and wipes them. */
export function secretKeyFrom(bytes: Buffer): KeyObject {
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return key;
}

function shapeProblem(text: string): string | undefined {
  if (text === "") return "is empty; it must hold the whole text that starts with krkmk1_";
  if (text !== text.trim()) return "has a space or more than one line break around the key; remove it";
  if (/^["'`]|["'`]$/.test(text)) return "has quotes around the key; remove them";
  if (/^(0x)?[0-9a-f]{64}$/i.test(text)) return "is 64 hexadecimal digits; the text that starts with krkmk1_ is needed";
  if (!text.startsWith(prefix)) return "does not start with krkmk1_";
  if (text.length !== length) return `is ${text.length} characters long; a master key has ${length}`;
  if (!/^[A-Za-z0-9_-]{43}_[0-9A-Za-z]{6}$/.test(text.slice(prefix.length))) {
    return "holds a character that a master key never has";
  }
  if (!checksumHolds(text)) return "has a checksum that does not match: at least one character is wrong";
  return undefined;
}
