/**
 * Seals and opens the records of a workspace. Each record has a data key (DEK) of its own, each seal a fresh nonce, and a
 * sealed value opens only at the workspace, record, field and revision that it was sealed for. What does not open is an
 * AppError `damaged`; nothing is repaired, guessed or tried with another key.
 */
import { type KeyObject, randomBytes, randomFillSync } from "node:crypto";
import { AppError } from "@/lib/errors";
import { type BlobType, blobTypes, headerFault, keyIdIn, openBlob, sealBlob } from "./blob";
import type { Context } from "./context";
import { createDekCache } from "./dek-cache";
import { damaged } from "./fault";
import type { Keks } from "./keks";
import { type Kek, secretKeyFrom } from "./master-key";
import { dekPlace, unwrapKey, wrapKey } from "./wrapped-key";

/** What a row keeps: 74 bytes, the blob (42 bytes more than the plaintext), and the revision that it was sealed for. */
export type Sealed = { wrappedDek: Buffer; blob: Buffer; revision: number };

export type RecordSealer = {
  /** Under a new data key: for every edit by a person. */
  sealNew(context: Context, plaintext: Buffer): Sealed;
  /** Under the data key of `sealed`, for a token refresh. AppError `conflict` unless the revision is a later one. */
  reseal(sealed: Sealed, context: Context, plaintext: Buffer): Sealed;
  /** The plaintext, which the caller may wipe. AppError `damaged`, read by `faultOf`, if it does not open. */
  open(sealed: Sealed, context: Context): Buffer;
  /** The same data key, wrapped under the current KEK; undefined if it is already. AppError `damaged` if it does not open. */
  rewrap(wrappedDek: Buffer, context: Pick<Context, "workspaceId" | "recordId">): Buffer | undefined;
  /** For the manifest of a backup, which is in no workspace and is never refreshed. */
  sealManifest(plaintext: Buffer): Pick<Sealed, "wrappedDek" | "blob">;
  openManifest(sealed: Pick<Sealed, "wrappedDek" | "blob">): Buffer;
  /** Drops the cached data key of a record that was edited or deleted. */
  forget(sealed: Sealed): void;
  /** Keys wrapped since the start. GCM allows fewer than 2^32 random nonces in the whole life of a key. */
  wraps(): number;
};

const manifestPlace: Context = { workspaceId: "", recordId: "backup", field: "manifest", revision: 1 };

/** `cachedKeys` bounds how many data keys stay in memory. */
export function createRecordSealer(keks: Keks, cachedKeys: number): RecordSealer {
  const cache = createDekCache(cachedKeys);
  let wraps = 0;

  function dekOf({ wrappedDek }: Sealed, context: Context): KeyObject {
    const cached = cache.get(wrappedDek, context);
    if (cached !== undefined) return cached;
    const opened = unwrapKey(keks.namedIn(wrappedDek), dekPlace(context), wrappedDek);
    if ("fault" in opened) throw damaged(opened.fault);
    cache.set(wrappedDek, context, opened.key);
    return opened.key;
  }

  return {
    sealNew(context, plaintext) {
      wraps += 1;
      return sealUnderNewKey(keks.current(), context, plaintext);
    },
    sealManifest(plaintext) {
      wraps += 1;
      return sealUnderNewKey(keks.current(), manifestPlace, plaintext, blobTypes.backupManifest);
    },
    openManifest({ wrappedDek, blob }) {
      const key = dekOf({ wrappedDek, blob, revision: 1 }, manifestPlace);
      const opened = openBlob({ key, type: blobTypes.backupManifest, context: manifestPlace, blob });
      if ("fault" in opened) throw damaged(opened.fault);
      return opened.plaintext;
    },
    reseal: (sealed, context, plaintext) => sealAgain(dekOf(sealed, context), sealed, context, plaintext),
    open(sealed, context) {
      if (sealed.revision !== context.revision) throw damaged("bad-context");
      const opened = openBlob({ key: dekOf(sealed, context), type: blobTypes.secret, context, blob: sealed.blob });
      if ("fault" in opened) throw damaged(opened.fault);
      return opened.plaintext;
    },
    rewrap(wrappedDek, context) {
      const [from, to] = [keks.namedIn(wrappedDek), keks.current()];
      const place = dekPlace(context);
      const opened = unwrapKey(from, place, wrappedDek);
      if ("fault" in opened) throw damaged(opened.fault);
      if (from === to) return undefined;
      wraps += 1;
      const bytes = opened.key.export();
      const wrapped = wrapKey(to, place, bytes, randomBytes(12));
      bytes.fill(0);
      return wrapped;
    },
    forget: (sealed) => cache.forget(sealed.wrappedDek),
    wraps: () => wraps,
  };
}

/** One draw of randomness: data key 32, its id 8, two nonces of 12. */
function sealUnderNewKey(kek: Kek, context: Context, plaintext: Buffer, type: BlobType = blobTypes.secret): Sealed {
  const random = randomFillSync(Buffer.allocUnsafeSlow(64));
  const bytes = random.subarray(0, 32);
  const wrappedDek = wrapKey(kek, dekPlace(context), bytes, random.subarray(40, 52));
  const key = secretKeyFrom(bytes);
  const keyId = random.subarray(32, 40);
  const nonce = random.subarray(52, 64);
  const blob = sealBlob({ key, keyId, type, context, plaintext, nonce });
  return { wrappedDek, blob, revision: context.revision };
}

function sealAgain(key: KeyObject, sealed: Sealed, context: Context, plaintext: Buffer): Sealed {
  const fault = headerFault(sealed.blob, blobTypes.secret);
  if (fault !== undefined) throw damaged(fault);
  if (context.revision <= sealed.revision) throw new AppError("conflict", "A newer revision of this secret is stored.");
  const keyId = keyIdIn(sealed.blob);
  const blob = sealBlob({ key, keyId, type: blobTypes.secret, context, plaintext, nonce: randomBytes(12) });
  return { wrappedDek: sealed.wrappedDek, blob, revision: context.revision };
}
