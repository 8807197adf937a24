import { createHash, createPrivateKey, type KeyObject, randomUUID, X509Certificate } from "node:crypto";
import { SignJWT } from "jose";
import { expandText } from "@/connectors/kit";
import { type Dialect, endpointOf } from "./dialect";
import { filled } from "./parameters";
import { misconfigured, refusal } from "./refusal";
import { askedScope } from "./scopes";

/**
 * Tokens that we sign: a client's proof of itself (RFC 7523 2.2) and a service account's request (RFC 7523 2.1). They
 * live an hour at most, five minutes by default, and are never stored.
 */
export async function clientAssertion(dialect: Dialect): Promise<string> {
  const { client } = dialect.oauth2;
  const id = dialect.client.client_id;
  return signed(dialect, {
    key: client.key ?? "",
    keyId: client.keyId,
    algorithm: client.algorithm,
    certificate: client.certificate,
    life: 60,
    // The token endpoint is what servers understand at every endpoint, the issuer what newer ones prefer (RFC 7523bis).
    claims: {
      ...filled(client.claims, dialect.values),
      iss: id,
      sub: id,
      aud: dialect.issuerKnown ? dialect.server.issuer : endpointOf(dialect, "token"),
    },
  });
}

export async function grantAssertion(dialect: Dialect): Promise<string> {
  const { oauth2, values } = dialect;
  const { assertion } = oauth2;
  if (!assertion) throw refusal(misconfigured("This authentication type does not say what to sign."));
  const optional = { ...(assertion.subject === undefined ? {} : { sub: assertion.subject }), ...assertion.claims };
  const scope = assertion.scopeAsClaim ? askedScope(dialect) : undefined;
  return signed(dialect, {
    key: assertion.key,
    keyId: assertion.keyId,
    algorithm: assertion.algorithm,
    certificate: undefined,
    life: Math.min(assertion.life ?? 300, 3600),
    claims: {
      ...filled(optional, values),
      iss: expandText(assertion.issuer, values),
      aud: assertion.audience ? expandText(assertion.audience, values) : endpointOf(dialect, "token"),
      ...(scope ? { scope } : {}),
    },
  });
}

type Signing = {
  key: string;
  keyId: string | undefined;
  algorithm: string | undefined;
  certificate: string | undefined;
  life: number;
  claims: Readonly<Record<string, string>>;
};

async function signed({ values }: Dialect, signing: Signing): Promise<string> {
  const { key, keyId, algorithm, certificate, life, claims } = signing;
  const alg = algorithm === undefined ? "RS256" : expandText(algorithm, values) || "RS256";
  const kid = keyId === undefined ? "" : expandText(keyId, values);
  const pem = certificate === undefined ? "" : expandText(certificate, values);
  const now = Math.floor(Date.now() / 1000);
  const own = usableKey(expandText(key, values), alg);
  const thumbprints = pem === "" ? {} : thumbprintsOf(pem, own);
  try {
    return await new SignJWT({ ...claims, jti: randomUUID() })
      .setProtectedHeader({ alg, typ: "JWT", ...(kid ? { kid } : {}), ...thumbprints })
      .setIssuedAt(now)
      .setExpirationTime(now + life)
      .sign(own);
  } catch (cause) {
    throw unusable(alg, cause);
  }
}

function usableKey(text: string, alg: string): KeyObject {
  try {
    return privateKey(text);
  } catch (cause) {
    throw unusable(alg, cause);
  }
}

function unusable(alg: string, cause: unknown) {
  return refusal(misconfigured(`The private key cannot be used to sign with ${alg}.`), cause);
}

/** Both kinds: older servers read the one, newer ones the other. */
function thumbprintsOf(pem: string, key: KeyObject): { x5t: string; "x5t#S256": string } {
  const certificate = certificateOf(pem);
  if (!certificate.checkPrivateKey(key))
    throw refusal(misconfigured("The private key does not belong to the certificate."));
  const hash = (name: string) => createHash(name).update(certificate.raw).digest("base64url");
  return { x5t: hash("sha1"), "x5t#S256": hash("sha256") };
}

function certificateOf(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem.trim().replace(/\\n/g, "\n"));
  } catch (cause) {
    throw refusal(
      misconfigured("The certificate cannot be read. Paste it as PEM, with its BEGIN and END lines."),
      cause,
    );
  }
}

/** PEM in any of its usual forms, also with its line breaks written as `\n`, or a JWK. */
function privateKey(text: string): KeyObject {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return createPrivateKey({ key: JSON.parse(trimmed), format: "jwk" });
  return createPrivateKey(trimmed.replace(/\\n/g, "\n"));
}
