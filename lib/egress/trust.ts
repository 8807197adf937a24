/**
 * What a TLS connection trusts and shows: TLS 1.2 or newer, the public authorities, and those that were entered here
 * beside them. Building that takes some 25 ms of computing, so the last ones are kept; nothing with a private key is.
 */
import { X509Certificate } from "node:crypto";
import tls, { type SecureContext } from "node:tls";
import type { TlsOptions } from "@/connectors/kit/outside";
import { egressError } from "./failure";

/** Throws an egress error `tls` when `ca` is not PEM, and Node's error when `cert` or `key` cannot be read. */
export type Trust = (options: Pick<TlsOptions, "ca" | "cert" | "key" | "passphrase">) => SecureContext;

export function createTrust(): Trust {
  const kept = new Map<string, SecureContext>();
  return ({ ca = "", cert, key, passphrase }) => {
    if (cert !== undefined || key !== undefined) return build(ca, { cert, key, passphrase });
    const context = kept.get(ca) ?? build(ca, {});
    kept.delete(ca);
    kept.set(ca, context);
    const [oldest] = kept.keys();
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
    return context;
  };
}

const keptAtMost = 32;

function build(ca: string, ours: Pick<TlsOptions, "cert" | "key" | "passphrase">): SecureContext {
  const trusted = ca === "" ? {} : { ca: [...publicRoots(), ...authorities(ca)] };
  return tls.createSecureContext({ minVersion: "TLSv1.2", ...ours, ...trusted });
}

/** Node 22.15 and newer also know what NODE_EXTRA_CA_CERTS adds. */
function publicRoots(): readonly string[] {
  return typeof tls.getCACertificates === "function" ? tls.getCACertificates("default") : tls.rootCertificates;
}

/** Each certificate in the PEM text. Node would silently ignore what it cannot read. */
function authorities(pem: string): string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw unreadable();
  return blocks.map((block) => {
    try {
      return new X509Certificate(block).toString();
    } catch (error) {
      throw unreadable(error);
    }
  });
}

function unreadable(cause?: unknown): Error {
  const says = "The certificate of the authority entered here cannot be read. It must be PEM text.";
  return egressError("tls", { says }, cause);
}
