import { hash, randomInt } from "node:crypto";
import { checksumHolds, withChecksum } from "@/lib/vault/checksum";

/**
 * How an API token is written: `krk_svc_`, 30 random base62 characters (178 bits) and a checksum of six. Only its
 * SHA-256 is ever stored; a text whose checksum does not hold is refused before anything is looked up.
 */
const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const form = /^krk_svc_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}$/;

export function newTokenText(): string {
  let body = "krk_svc_";
  for (let i = 0; i < 30; i++) body += alphabet[randomInt(62)];
  return withChecksum(body);
}

/** `krk_svc_`, 30, `_` and 6: what has another length need not be looked at any further. */
export const tokenLength = 45;

export function isTokenText(text: string): boolean {
  return form.test(text) && checksumHolds(text);
}

/** SHA-256, hex. */
export function tokenHash(text: string): string {
  return hash("sha256", text);
}
