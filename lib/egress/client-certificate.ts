/**
 * What an error says about the certificate that we showed. Most servers answer a wrong one with an alert, which comes
 * when the handshake is already over, and so inside any later step. Silence after the handshake says nothing for sure.
 */
export type CertificateTrouble =
  | { kind: "refused"; how: "unknown" | "expired" | "revoked" | "missing" }
  | { kind: "unreadable" }
  | { kind: "mismatch" }
  | { kind: "hungUp" };

export function certificateTrouble(error: unknown): CertificateTrouble | undefined {
  for (const code of codesIn(error)) {
    const found = Object.hasOwn(codes, code) ? codes[code] : undefined;
    if (found !== undefined) return found;
    if (/^ERR_OSSL_(PEM|EVP|ASN1|CRYPTO|PKCS12|UNSUPPORTED|BAD)/.test(code)) return { kind: "unreadable" };
  }
  return undefined;
}

const unknown = { kind: "refused", how: "unknown" } as const;
const expired = { kind: "refused", how: "expired" } as const;
const revoked = { kind: "refused", how: "revoked" } as const;
const missing = { kind: "refused", how: "missing" } as const;

/** Alerts of RFC 8446 6.2 as OpenSSL 3 names them, with both of its prefixes. */
const codes: Readonly<Record<string, CertificateTrouble>> = {
  ...alert("UNKNOWN_CA", unknown),
  ...alert("BAD_CERTIFICATE", unknown),
  ...alert("CERTIFICATE_UNKNOWN", unknown),
  ...alert("UNSUPPORTED_CERTIFICATE", unknown),
  ...alert("DECRYPT_ERROR", unknown),
  ...alert("ACCESS_DENIED", unknown),
  ...alert("CERTIFICATE_EXPIRED", expired),
  ...alert("CERTIFICATE_REVOKED", revoked),
  ...alert("CERTIFICATE_REQUIRED", missing),
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: { kind: "mismatch" },
  ECONNRESET: { kind: "hungUp" },
  EPIPE: { kind: "hungUp" },
  UND_ERR_SOCKET: { kind: "hungUp" },
};

function alert(name: string, trouble: CertificateTrouble): Record<string, CertificateTrouble> {
  const prefixes = ["SSLV3_ALERT", "TLSV1_ALERT", "TLSV13_ALERT", "SSL/TLS_ALERT", "SSL_TLS_ALERT"];
  return Object.fromEntries(prefixes.map((prefix) => [`ERR_SSL_${prefix}_${name}`, trouble]));
}

/** Outermost first; bounded, and safe against circles. */
function codesIn(error: unknown): string[] {
  const codes: string[] = [];
  let one = error;
  for (let depth = 0; depth < 8 && one instanceof Error; depth += 1) {
    if ("code" in one && typeof one.code === "string") codes.push(one.code);
    one = one.cause;
  }
  return codes;
}
