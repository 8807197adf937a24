import { mintJwt } from "@/lib/signatures/jwt";
import type { KeyService } from "@/lib/vault/key-file";
import { type Ask, textIn } from "./ask";
import type { KmsSettings } from "./settings";

/** Google Cloud KMS over REST, let in by a service account's own signature (RFC 7523). */
export function gcpKms(settings: Extract<KmsSettings, { kind: "gcp" }>, ask: Ask): KeyService {
  const { key, url, account } = settings;
  const who = "Google Cloud KMS";
  const use = Buffer.from("keyrack/master-key").toString("base64");
  const call = async (verb: "encrypt" | "decrypt", input: Record<string, string>) => {
    const token = await accessToken(account, ask);
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const body = JSON.stringify({ ...input, additionalAuthenticatedData: use });
    const advice = `Give ${account.email} the role Cloud KMS CryptoKey Encrypter/Decrypter on ${key}`;
    return ask({ who, url: `${url}/v1/${key}:${verb}`, headers, body, advice });
  };
  return {
    name: `Google Cloud KMS key ${key}`,
    async seal(plain) {
      const { ciphertext } = await call("encrypt", { plaintext: plain.toString("base64") });
      return Buffer.from(textIn(who, ciphertext), "base64");
    },
    async unseal(sealed) {
      const { plaintext } = await call("decrypt", { ciphertext: sealed.toString("base64") });
      return Buffer.from(textIn(who, plaintext), "base64");
    },
  };
}

type Account = Extract<KmsSettings, { kind: "gcp" }>["account"];

async function accessToken({ email, privateKey, keyId, tokenUrl }: Account, ask: Ask): Promise<string> {
  const claims = { iss: email, scope: "https://www.googleapis.com/auth/cloudkms", aud: tokenUrl };
  const signing = { key: privateKey, encoding: "text", algorithm: "RS256", keyId, life: 600, claims } as const;
  const { token: assertion } = await mintJwt(signing);
  const grant = { grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer", assertion };
  const answer = await ask({
    who: "Google's token service",
    url: tokenUrl,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(grant).toString(),
    advice: `Check that the key of ${email} in KEYRACK_KMS_CREDENTIALS still exists, and the machine's clock`,
  });
  return textIn("Google's token service", answer.access_token);
}
