import { generateKeyPairSync } from "node:crypto";
import { decodeProtectedHeader, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { mintJwt } from "./jwt";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const curve = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const pairs = { RS256: rsa, RS512: rsa, PS256: rsa, ES256: curve("P-256"), ES384: curve("P-384"), EdDSA: ed() };
function ed() {
  return generateKeyPairSync("ed25519");
}
const common = { encoding: "text", keyId: undefined, life: 300, claims: { iss: "us" } } as const;

test.each(Object.entries(pairs))("%s is verified by the public key, from PEM and from JWK", async (algorithm, pair) => {
  const pem = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const jwk = JSON.stringify(pair.privateKey.export({ format: "jwk" }));
  for (const key of [pem, pem.replaceAll("\n", "\\n"), jwk]) {
    const { token } = await mintJwt({ ...common, key, algorithm, keyId: "k1" });
    const { payload, protectedHeader } = await jwtVerify(token, pair.publicKey, { algorithms: [algorithm] });
    expect(protectedHeader).toEqual({ alg: algorithm, typ: "JWT", kid: "k1" });
    expect(payload).toMatchObject({ iss: "us" });
  }
});

test("a shared secret is read as it is written", async () => {
  const bytes = Buffer.from("0123456789abcdef0123456789abcdef");
  for (const encoding of ["text", "base64", "hex"] as const) {
    const key = encoding === "text" ? bytes.toString() : bytes.toString(encoding);
    const { token } = await mintJwt({ ...common, key, encoding, algorithm: "HS256" });
    expect((await jwtVerify(token, bytes)).payload.iss).toBe("us");
    expect(decodeProtectedHeader(token)).not.toHaveProperty("kid");
  }
});

test("no token lives longer than an hour", async () => {
  const { token, expiresAt } = await mintJwt({ ...common, key: "secret", algorithm: "HS256", life: 1e9 }, 1_000_000);
  expect(expiresAt).toBe(1_000_000 + 3_600_000);
  const { payload } = await jwtVerify(token, Buffer.from("secret"), { currentDate: new Date(1_000_000) });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
});

test("a key that does not fit is refused in words that do not repeat it", async () => {
  const pem = pairs.ES256.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  await expect(mintJwt({ ...common, key: pem, algorithm: "RS256" })).rejects.toThrow(
    "This key cannot sign with RS256.",
  );
  await expect(mintJwt({ ...common, key: "rubbish", algorithm: "RS256" })).rejects.toThrow(/PEM or JWK/);
  await expect(mintJwt({ ...common, key: "xyz", encoding: "hex", algorithm: "HS256" })).rejects.toThrow(/hex/);
});
