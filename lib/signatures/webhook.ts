import { createHmac, randomBytes } from "node:crypto";

/**
 * Signatures of webhooks as Standard Webhooks has them: `v1,` and the base64 HMAC-SHA256 over id, time and body, under a
 * secret of `whsec_` and base64. Of several secrets each signs, so that a new one can take over while the old one lives.
 */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

/** `at` is in seconds. Signatures are parted by a space. */
export function signatureOf(secrets: readonly string[], { id, at, body }: { id: string; at: number; body: string }) {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
      return `v1,${createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64")}`;
    })
    .join(" ");
}
