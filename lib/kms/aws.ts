import { aws4Headers } from "@/lib/signatures/aws4";
import type { KeyService } from "@/lib/vault/key-file";
import { type Ask, textIn } from "./ask";
import type { KmsSettings } from "./settings";

/** AWS KMS, its JSON protocol 1.1 signed with Signature Version 4. The encryption context binds what is sealed to its use. */
export function awsKms(settings: Extract<KmsSettings, { kind: "aws" }>, ask: Ask): KeyService {
  const { key, region, url, accessKeyId, secretAccessKey, sessionToken } = settings;
  const who = "AWS KMS";
  const call = (verb: "Encrypt" | "Decrypt", input: Record<string, string>) => {
    const body = JSON.stringify({ KeyId: key, EncryptionContext: { "keyrack:use": "master-key" }, ...input });
    const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": `TrentService.${verb}` };
    const message = { method: "POST", url: new URL(`${url}/`), headers, body };
    const keys = { accessKeyId, secretAccessKey, region, service: "kms", ...(sessionToken ? { sessionToken } : {}) };
    const signed = { ...headers, ...aws4Headers(message, keys, { now: Date.now() }) };
    const advice = `Allow kms:Encrypt and kms:Decrypt on ${key} to the access key in KEYRACK_KMS_CREDENTIALS, and check the machine's clock`;
    return ask({ who, url: `${url}/`, headers: signed, body, advice });
  };
  return {
    name: `AWS KMS key ${key}`,
    async seal(plain) {
      const { CiphertextBlob } = await call("Encrypt", { Plaintext: plain.toString("base64") });
      return Buffer.from(textIn(who, CiphertextBlob), "base64");
    },
    async unseal(sealed) {
      const { Plaintext } = await call("Decrypt", { CiphertextBlob: sealed.toString("base64") });
      return Buffer.from(textIn(who, Plaintext), "base64");
    },
  };
}
