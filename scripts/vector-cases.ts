/**
 * How a test vector of KRK1 is made: what the known answer fixes, and one small change for each case. Only the scripts
 * use this; nonces are passed in so that the same case always gives the same bytes.
 */
import { createSecretKey } from "node:crypto";
import { type BlobType, sealBlob } from "@/lib/vault/blob";
import type { Context } from "@/lib/vault/context";

export type Expect = "success" | "bad-tag" | "bad-header" | "bad-context" | "truncated";
type Vector = { about: string; operation: "derive" | "open" | "open-record"; expect: Expect } & Record<string, unknown>;

export const vectors = new Map<string, Vector>();

export const run = (first: number, count: number) =>
  Buffer.from(Array.from({ length: count }, (_, at) => (first + at) % 256));
export const key = run(0x20, 32);
export const keyId = run(0xa0, 8);
const nonce = run(0xc0, 12);
export const place: Context = { workspaceId: "ws_1", recordId: "cr_1", field: "secret", revision: 7 };
export const knownText = Buffer.from('{"api_key":"é\0x"}');

export type Case = {
  key?: Buffer;
  keyId?: Buffer;
  nonce?: Buffer;
  type?: BlobType;
  context?: Context;
  plaintext?: Buffer;
};

/** What is sealed for a case; what is left out is that of the known answer. */
export function sealed(given: Case): Buffer {
  const full = { key, keyId, nonce, type: 2 as const, context: place, plaintext: knownText, ...given };
  return sealBlob({ ...full, key: createSecretKey(full.key) });
}

export function opens(name: string, about: string, given: Case): void {
  const { plaintext = knownText } = given;
  add(name, { ...asked(about, given), expect: "success", blob: hex(sealed(given)), plaintext: hex(plaintext) });
}

/** `offered` is what the reader brings, `blob` what it finds. */
export function fails(name: string, expect: Expect, about: string, blob: Buffer, offered: Case = {}): void {
  add(name, { ...asked(about, offered), expect, blob: hex(blob) });
}

function asked(about: string, given: Case): Vector {
  const full = { key, keyId, type: 2, context: place, ...given };
  const { type, context } = full;
  return { about, operation: "open", expect: "success", type, key: hex(full.key), keyId: hex(full.keyId), context };
}

export function add(name: string, vector: Vector): void {
  if (vectors.has(name)) throw new Error(`There are two vectors called ${name}.`);
  vectors.set(name, vector);
}

export function hex(bytes: Buffer): string {
  return bytes.toString("hex");
}

/** A copy with the bits of `mask` turned over at `at`, counted from the end if negative. */
export function flipped(blob: Buffer, at: number, mask = 0x01): Buffer {
  const copy = Buffer.from(blob);
  const index = at < 0 ? copy.length + at : at;
  copy[index] = (copy[index] ?? 0) ^ mask;
  return copy;
}

export function withByte(blob: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(blob);
  copy[at] = value;
  return copy;
}
