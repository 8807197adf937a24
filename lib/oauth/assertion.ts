import { createPrivateKey, type KeyObject, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { expandText } from "@/connectors/kit";
import { type Dialect, endpointOf } from "./dialect";
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
    life: 60,
    // The token endpoint is what servers understand at every endpoint, the issuer what newer ones prefer (RFC 7523bis).
    claims: { iss: id, sub: id, aud: dialect.issuerKnown ? dialect.server.issuer : endpointOf(dialect, "token") },
  });
}

export async function grantAssertion(dialect: Dialect): Promise<string> {
  const { oauth2, values } = dialect;
  const { assertion } = oauth2;
  if (!assertion) throw refusal(misconfigured("This authentication type does not say what to sign."));
  const optional = { sub: assertion.subject, ...assertion.claims };
  const filled = Object.entries(optional).flatMap(([name, template]) => {
    const value = template === undefined ? "" : expandText(template, values);
    return value === "" ? [] : [[name, value] as const];
  });
  const scope = assertion.scopeAsClaim ? askedScope(dialect) : undefined;
  return signed(dialect, {
    key: assertion.key,
    keyId: assertion.keyId,
    algorithm: assertion.algorithm,
    life: Math.min(assertion.life ?? 300, 3600),
    claims: {
      ...Object.fromEntries(filled),
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
  life: number;
  claims: Readonly<Record<string, string>>;
};

async function signed({ values }: Dialect, { key, keyId, algorithm, life, claims }: Signing): Promise<string> {
  const alg = algorithm === undefined ? "RS256" : expandText(algorithm, values) || "RS256";
  const kid = keyId === undefined ? "" : expandText(keyId, values);
  const now = Math.floor(Date.now() / 1000);
  try {
    return await new SignJWT({ ...claims, jti: randomUUID() })
      .setProtectedHeader({ alg, typ: "JWT", ...(kid ? { kid } : {}) })
      .setIssuedAt(now)
      .setExpirationTime(now + life)
      .sign(privateKey(expandText(key, values)));
  } catch (cause) {
    throw refusal(misconfigured(`The private key cannot be used to sign with ${alg}.`), cause);
  }
}

/** PEM in any of its usual forms, also with its line breaks written as `\n`, or a JWK. */
function privateKey(text: string): KeyObject {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return createPrivateKey({ key: JSON.parse(trimmed), format: "jwk" });
  return createPrivateKey(trimmed.replace(/\\n/g, "\n"));
}
