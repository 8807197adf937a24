import { createPrivateKey, createSecretKey, type KeyObject } from "node:crypto";
import { SignJWT } from "jose";

/**
 * A JWT that lets its bearer in, signed here (RFC 7515, 7519). It lives an hour at most, whatever is asked for. A key
 * that does not fit the algorithm, or cannot be read, is a `RangeError` that says so and does not repeat it.
 */
export type JwtSigning = {
  /** PEM or JWK for a private key; for HS256 and its like a shared secret. */
  key: string;
  /** How a shared secret is written. */
  encoding: SecretEncoding;
  algorithm: string;
  keyId: string | undefined;
  /** Seconds. */
  life: number;
  /** Beside `iat` and `exp`. */
  claims: Readonly<Record<string, unknown>>;
};

export type SecretEncoding = "text" | "base64" | "hex";

export const jwtLifeAtMost = 3600;

/** `expiresAt` in milliseconds. */
export async function mintJwt(signing: JwtSigning, now = Date.now()): Promise<{ token: string; expiresAt: number }> {
  const { algorithm, keyId, claims } = signing;
  const seconds = Math.floor(now / 1000);
  const life = Math.min(Math.max(Math.floor(signing.life), 1), jwtLifeAtMost);
  const key = keyFor(signing);
  try {
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: algorithm, typ: "JWT", ...(keyId ? { kid: keyId } : {}) })
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + life)
      .sign(key);
    return { token, expiresAt: (seconds + life) * 1000 };
  } catch (cause) {
    throw new RangeError(`This key cannot sign with ${algorithm}.`, { cause });
  }
}

function keyFor({ key, encoding, algorithm }: JwtSigning): KeyObject {
  if (algorithm.startsWith("HS")) return createSecretKey(secretBytes(key.trim(), encoding));
  const text = key.trim();
  try {
    if (text.startsWith("{")) return createPrivateKey({ key: JSON.parse(text), format: "jwk" });
    return createPrivateKey(text.replace(/\\n/g, "\n"));
  } catch (cause) {
    throw new RangeError("The private key cannot be read. It must be PEM or JWK, without passphrase.", { cause });
  }
}

function secretBytes(text: string, encoding: SecretEncoding): Buffer {
  const fits = { text: /./s, base64: /^[A-Za-z0-9+/_-]+={0,2}$/, hex: /^([0-9a-fA-F]{2})+$/ }[encoding];
  if (!fits.test(text)) throw new RangeError(`The key is not written as ${encoding}.`);
  return Buffer.from(text, encoding === "text" ? "utf8" : encoding);
}
