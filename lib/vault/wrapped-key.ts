/**
 * Keys sealed under the KEK: 32 bytes in, 74 bytes out, bound to one place like any blob. A wrapped key opens to a
 * KeyObject or to a fault; its bytes are wiped on the way.
 */
import type { KeyObject } from "node:crypto";
import { blobTypes, openBlob, sealBlob } from "./blob";
import type { Context } from "./context";
import type { Fault } from "./fault";
import { type Kek, secretKeyFrom } from "./master-key";

/** `bytes` is 32 bytes and stays with the caller, who wipes it. `nonce` is 12 fresh random bytes. */
export function wrapKey(kek: Kek, context: Context, bytes: Buffer, nonce: Buffer): Buffer {
  return sealBlob({ key: kek.key, keyId: kek.id, type: blobTypes.wrappedKey, context, plaintext: bytes, nonce });
}

export function unwrapKey(kek: Kek, context: Context, blob: Buffer): { key: KeyObject } | { fault: Fault } {
  const opened = openBlob({ key: kek.key, keyId: kek.id, type: blobTypes.wrappedKey, context, blob });
  return "fault" in opened ? opened : { key: secretKeyFrom(opened.plaintext) };
}

/** The place of a credential's data key (DEK): its record, field `dek`, revision 1. */
export function dekPlace(context: Pick<Context, "workspaceId" | "recordId">): Context {
  return { workspaceId: context.workspaceId, recordId: context.recordId, field: "dek", revision: 1 };
}
