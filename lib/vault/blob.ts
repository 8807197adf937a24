/**
 * The KRK1 blob: AES-256-GCM with a header that names format, type and key, all of it bound to one place. What opens is
 * exactly what was sealed for that place. An unknown version, algorithm or type is refused; there is no fallback and no
 * trying of keys. The layout and its meaning are published in docs/encryption.md and held by docs/vectors.
 */
import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";
import { AppError } from "@/lib/errors";
import { associatedData, type Context } from "./context";
import type { Fault } from "./fault";

/** The type byte of a blob. */
export const blobTypes = { wrappedKey: 1, secret: 2, refreshIntent: 3, export: 4, backupManifest: 5 } as const;
export type BlobType = (typeof blobTypes)[keyof typeof blobTypes];

/** `keyId` is 8 bytes. `nonce` is 12 fresh random bytes: never the same twice for one key. */
export type SealInput = {
  key: KeyObject;
  keyId: Buffer;
  type: BlobType;
  context: Context;
  plaintext: Buffer;
  nonce: Buffer;
};

/** Without `keyId` the id in the header is taken as it is; the tag covers it all the same. */
export type OpenInput = { key: KeyObject; keyId?: Buffer; type: BlobType; context: Context; blob: Buffer };

export type Opened = { plaintext: Buffer } | { fault: Fault };

const algorithm = "aes-256-gcm";
/** Always passed: without it Node 20 accepts a tag of 4 bytes. */
const tagOption = { authTagLength: 16 } as const;
const tagLength = 16;
const nonceAt = 14;
const cipherAt = 26;
const wrappedLength = cipherAt + 32 + tagLength;

/** Throws AppError `internal` if the context, key id or nonce cannot be used: that is a mistake of the caller. */
export function sealBlob({ key, keyId, type, context, plaintext, nonce }: SealInput): Buffer {
  const size = plaintext.length;
  const blob = Buffer.allocUnsafeSlow(cipherAt + size + tagLength);
  blob.write("KRK\x01\x01", 0, "latin1");
  blob[5] = type;
  keyId.copy(blob, 6);
  nonce.copy(blob, nonceAt);
  const associated = associatedData(blob, context);
  if (associated === undefined || keyId.length !== 8 || nonce.length !== 12) {
    throw new AppError("internal", "A secret cannot be sealed for this place.");
  }
  const cipher = createCipheriv(algorithm, key, nonce, tagOption);
  cipher.setAAD(associated);
  cipher.update(plaintext).copy(blob, cipherAt);
  cipher.final();
  cipher.getAuthTag().copy(blob, cipherAt + size);
  return blob;
}

/** Never throws for what a blob holds. Nothing of a blob whose tag fails is kept. */
export function openBlob({ key, keyId, type, context, blob }: OpenInput): Opened {
  const fault = headerFault(blob, type, keyId);
  if (fault !== undefined) return { fault };
  const associated = associatedData(blob, context);
  if (associated === undefined) return { fault: "bad-context" };
  const end = blob.length - tagLength;
  const decipher = createDecipheriv(algorithm, key, blob.subarray(nonceAt, cipherAt), tagOption);
  decipher.setAAD(associated);
  decipher.setAuthTag(blob.subarray(end));
  const plaintext = decipher.update(blob.subarray(cipherAt, end));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    return { fault: "bad-tag" };
  }
  return { plaintext };
}

/** The 8-byte key id in a header that `openBlob` or `headerFault` has accepted. */
export function keyIdIn(blob: Buffer): Buffer {
  return blob.subarray(6, nonceAt);
}

/** What can be told without a key. The order is part of the format: length, header, use, length for the type. */
export function headerFault(blob: Buffer, type: BlobType, keyId?: Buffer): Fault | undefined {
  if (blob.length < cipherAt + tagLength) return "truncated";
  // "KRK", version 1; algorithm 1 follows
  if (blob.readUInt32BE(0) !== 0x4b524b01 || blob[4] !== 1) return "bad-header";
  const found = blob[5] ?? 0;
  if (found < 1 || found > 5) return "bad-header";
  if (found !== type) return "bad-context";
  if (keyId !== undefined && blob.compare(keyId, 0, keyId.length, 6, nonceAt) !== 0) return "bad-context";
  if (type !== blobTypes.wrappedKey || blob.length === wrappedLength) return undefined;
  return blob.length < wrappedLength ? "truncated" : "bad-header";
}
