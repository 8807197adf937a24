import type { KeyService } from "@/lib/vault/key-file";
import { type Ask, textIn } from "./ask";
import type { KmsSettings } from "./settings";

/** The transit engine of HashiCorp Vault and of OpenBao, which speak the same. */
export function transitKms(settings: Extract<KmsSettings, { kind: "vault" }>, ask: Ask): KeyService {
  const { mount, key, url, token } = settings;
  const who = "Vault";
  const use = Buffer.from("keyrack/master-key").toString("base64");
  const call = async (verb: "encrypt" | "decrypt", input: Record<string, string>) => {
    const advice = `Allow update on ${mount}/encrypt/${key} and ${mount}/decrypt/${key} to the token in KEYRACK_KMS_CREDENTIALS, and check that Vault is unsealed and the key exists`;
    const answer = await ask({
      who,
      url: `${url}/v1/${mount}/${verb}/${key}`,
      headers: { "content-type": "application/json", "x-vault-token": token, "x-vault-request": "true" },
      body: JSON.stringify({ ...input, associated_data: use }),
      advice,
    });
    return (typeof answer.data === "object" && answer.data !== null ? answer.data : {}) as Record<string, unknown>;
  };
  return {
    name: `Vault transit key ${mount}/${key}`,
    async seal(plain) {
      const { ciphertext } = await call("encrypt", { plaintext: plain.toString("base64") });
      return Buffer.from(textIn(who, ciphertext), "utf8");
    },
    async unseal(sealed) {
      const { plaintext } = await call("decrypt", { ciphertext: sealed.toString("utf8") });
      return Buffer.from(textIn(who, plaintext), "base64");
    },
  };
}
