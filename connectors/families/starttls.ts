import type { Outcome } from "../kit";
import { codeOf, tlsOptions } from "../kit/driver";

/**
 * Encryption that begins in the middle of a conversation, done by drivers that keep the encrypted stream to themselves.
 * They get the name to compare the certificate with: left alone, some of them compare it with “localhost”.
 */

/** What such a driver hands to its own TLS. An address is compared with the certificate, but is no server name. */
export function startTlsOptions(host: string, ca: string | undefined) {
  const name = host.replace(/^\[|\]$/g, "");
  return { ...tlsOptions(ca), host: name, servername: /^[\d.]+$|:/.test(name) ? "" : name };
}

/** The certificate is gone with the driver's stream, so nobody can say who issued it; other TLS errors explain themselves. */
export function untrusted(error: unknown, caField: string): Outcome | undefined {
  if (!unknownIssuer.includes(String(codeOf(error)))) return undefined;
  return {
    outcome: "inconclusive",
    reason: "tls",
    field: caField,
    says: `The server's certificate is not from a known authority (${codeOf(error)}).`,
    hint: "Enter the certificate of its authority, if you trust it.",
  };
}

const unknownIssuer = [
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "CERT_UNTRUSTED",
];
