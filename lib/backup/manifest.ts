import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { faultOf } from "@/lib/vault/fault";
import type { Vault } from "@/lib/vault/vault";

/**
 * What a backup says about itself: what is in it, with checksums, and which keys it needs. A proof that only somebody with
 * the master key can make goes along, so that a backup that was put together by others is told apart.
 */
export const manifestSchema = z.object({
  format: z.literal("keyrack/backup/1"),
  createdAt: z.number(),
  schema: z.number(),
  /** Fingerprints; more than one while a rotation was under way. */
  keys: z.array(z.string()),
  files: z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() })),
  /** Rows of each table. */
  counts: z.record(z.string(), z.number()),
});
export type Manifest = z.infer<typeof manifestSchema>;

const proofSchema = z.object({ wrappedDek: z.base64(), blob: z.base64() });

/** Throws `invalid_request`. */
export function parseManifest(text: string): Manifest {
  const result = manifestSchema.safeParse(jsonIn(text));
  if (result.success) return result.data;
  throw new AppError("invalid_request", "The manifest of this backup cannot be read.", { cause: result.error });
}

/** Over exactly this text. */
export function proofOf(vault: Vault, text: string): string {
  const { wrappedDek, blob } = vault.sealManifest(digest(text));
  return `${JSON.stringify({ wrappedDek: wrappedDek.toString("base64"), blob: blob.toString("base64") })}\n`;
}

export function proofHolds(vault: Vault, text: string, proof: string): boolean {
  const parsed = proofSchema.safeParse(jsonIn(proof));
  if (!parsed.success) return false;
  const { wrappedDek, blob } = parsed.data;
  try {
    const sealed = { wrappedDek: Buffer.from(wrappedDek, "base64"), blob: Buffer.from(blob, "base64") };
    return vault.openManifest(sealed).equals(digest(text));
  } catch (error) {
    if (faultOf(error) === undefined) throw error;
    return false;
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
