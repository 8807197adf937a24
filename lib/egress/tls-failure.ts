/**
 * Puts into words why a certificate or a handshake was not accepted: the problem and who issued the certificate. What a
 * certificate says about itself is cut short and freed of control characters, because anybody can write anything there.
 */
import type { PeerCertificate } from "node:tls";
import type { Failure } from "@/connectors/kit/outcome";

/** The parts of a certificate that the words need; all may be missing. */
export type SeenCertificate = Partial<Pick<PeerCertificate, "valid_from" | "valid_to" | "subjectaltname">> & {
  subject?: Naming;
  issuer?: Naming;
};

type Naming = { CN?: string | string[]; O?: string | string[] };

/** Reads an error with a TLS code; undefined for any other. `seen` is what the other side showed, if it is known. */
export function tlsFailure(
  error: Readonly<Record<PropertyKey, unknown>>,
  seen: SeenCertificate = certificateOf(error),
): Pick<Failure, "says" | "hint"> | undefined {
  const code = typeof error.code === "string" ? error.code : "";
  const known = Object.hasOwn(problems, code) ? problems[code] : undefined;
  if (known !== undefined) return known(seen);
  const isTls = /^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|CERT_|CRL_|UNABLE_TO_)/.test(code) || code === "EPROTO";
  return isTls ? { says: `The encrypted connection could not be set up (${code}).` } : undefined;
}

type Problem = (seen: SeenCertificate) => Pick<Failure, "says" | "hint">;

const trust = "Enter the certificate of its authority, if you trust it.";

const unknownIssuer: Problem = (seen) => ({
  says: `The certificate was issued by ${issuer(seen)}, which is not a known authority.`,
  hint: trust,
});
const brokenChain: Problem = (seen) => ({
  says: `The certificate was issued by ${issuer(seen)}, which is not a known authority, or the certificates between are not sent along.`,
  hint: trust,
});
const notTls: Problem = () => ({
  says: "What answers at this port does not speak TLS.",
  hint: "Check the port, or whether the connection should be encrypted from the start.",
});
const tooOld: Problem = () => ({ says: "The other side offers no TLS version from 1.2 on." });
const handshakeRefused: Problem = () => ({
  says: "The other side refused the TLS handshake. It may want a client certificate or know no common cipher.",
});
const wantsCertificate: Problem = () => ({
  says: "The other side did not accept our client certificate, or wants one.",
});
const unreadable: Problem = () => ({ says: "The certificate or the private key entered here cannot be read." });

const problems: Readonly<Record<string, Problem>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: (seen) => ({
    says: `The certificate is signed only by itself (${issuer(seen)}).`,
    hint: "Enter this certificate as the authority, if you trust it.",
  }),
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: brokenChain,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: brokenChain,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: brokenChain,
  CERT_UNTRUSTED: unknownIssuer,
  CERT_HAS_EXPIRED: (seen) => ({ says: `The certificate expired${at(seen.valid_to)}. It is from ${issuer(seen)}.` }),
  CERT_NOT_YET_VALID: (seen) => ({ says: `The certificate is not valid yet${at(seen.valid_from, "; it begins")}.` }),
  CERT_REVOKED: (seen) => ({ says: `The certificate was revoked by ${issuer(seen)}.` }),
  ERR_TLS_CERT_ALTNAME_INVALID: (seen) => ({ says: `The certificate is for ${names(seen)}, not for this host.` }),
  ERR_SSL_WRONG_VERSION_NUMBER: notTls,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: notTls,
  ERR_SSL_HTTP_REQUEST: notTls,
  EPROTO: notTls,
  ERR_SSL_UNSUPPORTED_PROTOCOL: tooOld,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: tooOld,
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: handshakeRefused,
  ERR_SSL_SSL_TLS_ALERT_HANDSHAKE_FAILURE: handshakeRefused,
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: wantsCertificate,
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: wantsCertificate,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: wantsCertificate,
  ERR_OSSL_PEM_NO_START_LINE: unreadable,
  ERR_OSSL_UNSUPPORTED: unreadable,
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: () => ({
    says: "The client certificate and the private key do not belong together.",
  }),
};

/** Node adds the certificate to the error only when the name does not fit. */
function certificateOf({ cert }: Readonly<Record<PropertyKey, unknown>>): SeenCertificate {
  return typeof cert === "object" && cert !== null ? cert : {};
}

function issuer({ issuer }: SeenCertificate): string {
  const name = first(issuer?.CN) ?? first(issuer?.O);
  return name === undefined ? "an authority that does not name itself" : `“${clean(name)}”`;
}

function names({ subjectaltname, subject }: SeenCertificate): string {
  const listed = subjectaltname?.split(", ").map((each) => each.replace(/^(DNS|IP Address):/, ""));
  const [one, two, ...more] = listed ?? [first(subject?.CN) ?? "another name"];
  const shown = [one, two].filter((each) => each !== undefined).map(clean);
  return more.length === 0 ? shown.join(" and ") : `${shown.join(", ")} and ${more.length} more`;
}

function at(time: string | undefined, word = ""): string {
  return time === undefined ? "" : `${word} on ${clean(time)}`;
}

function first(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function clean(text: string): string {
  const printable = text.replace(/[\p{Cc}\p{Cf}]/gu, " ").trim();
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}
