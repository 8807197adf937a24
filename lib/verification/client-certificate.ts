import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import type { HttpScheme, Outcome, Values } from "@/connectors/kit";
import { certificateTrouble } from "@/lib/egress/client-certificate";
import { failureOf } from "@/lib/egress/failure";

/**
 * Certificates that we show. What is wrong with one is found before anything is contacted; what the other side thinks of
 * it is read from its alert. A certificate's last day is the credential's.
 */
export async function withCertificate(
  scheme: HttpScheme,
  values: Values,
  ask: () => Promise<Outcome>,
): Promise<Outcome> {
  const names = scheme.clientCertificate;
  if (!names || !values[names.certificate]) return ask();
  const read = certificateIn(names, values);
  if ("outcome" in read) return read;
  try {
    const outcome = await ask();
    const expiresAt = Date.parse(read.certificate.validTo);
    return "identity" in outcome && Number.isFinite(expiresAt) ? { ...outcome, expiresAt } : outcome;
  } catch (error) {
    const refused = refusalOf(names.certificate, error);
    if (refused === undefined) throw error;
    return refused;
  }
}

type Names = NonNullable<HttpScheme["clientCertificate"]>;

function certificateIn(names: Names, values: Values): { certificate: X509Certificate } | Outcome {
  const certificate = attempt(() => new X509Certificate(values[names.certificate] ?? ""));
  if (!certificate) return wrong(names.certificate, "The certificate cannot be read. It must be PEM text.");
  const key = keyIn(names, values);
  if ("outcome" in key) return key;
  if (!certificate.checkPrivateKey(key.key))
    return wrong(names.key, "The certificate and the private key do not belong together.");
  if (Date.parse(certificate.validTo) < Date.now())
    return { ...expired, field: names.certificate, hint: `The certificate ended on ${certificate.validTo}.` };
  return { certificate };
}

const expired = { outcome: "rejected", reason: "expired" } as const;

function keyIn(names: Names, values: Values): { key: KeyObject } | Outcome {
  const key = values[names.key] ?? "";
  const passphrase = names.passphrase === undefined ? undefined : values[names.passphrase];
  const sealed = /ENCRYPTED/.test(key);
  if (sealed && names.passphrase !== undefined && !passphrase)
    return wrong(names.passphrase, "The private key is encrypted: enter its passphrase.");
  const read = attempt(() => createPrivateKey({ key, ...(passphrase ? { passphrase } : {}) }));
  if (read) return { key: read };
  return sealed && names.passphrase !== undefined
    ? wrong(names.passphrase, "The passphrase does not open the private key.")
    : wrong(names.key, "The private key cannot be read. It must be PEM text.");
}

function refusalOf(field: string, error: unknown): Outcome | undefined {
  const trouble = certificateTrouble(error);
  const failure = failureOf(error);
  const target = failure?.target === undefined ? {} : { target: failure.target };
  if (trouble?.kind === "hungUp" && failure) {
    const hint = "It hung up without a word, as some servers do that do not accept a client certificate.";
    return { ...failure, field, hint };
  }
  if (trouble?.kind !== "refused") return undefined;
  const reason = {
    unknown: "invalid_credentials",
    missing: "invalid_credentials",
    expired: "expired",
    revoked: "revoked",
  } as const;
  const hint =
    trouble.how === "missing"
      ? "The server wants a client certificate and did not take this one."
      : "The server refused this certificate in the TLS handshake. Is it the one that was registered there?";
  return { outcome: "rejected", reason: reason[trouble.how], field, hint, ...target };
}

function wrong(field: string, hint: string): Outcome {
  return { outcome: "rejected", reason: "misconfigured", field, hint };
}

/** What is wrong in detail would only confuse: the words of the caller say where to look. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
