import type { Env } from "./env";
import { keyServiceOf } from "./kms/service";
import type { KeySource } from "./vault/key-source";

/** Where this installation's master key comes from, as its environment says it. Nothing is read or asked yet. */
export function keySourceOf(env: Env): KeySource {
  const { masterKeyFile, masterKey, oldMasterKeyFile, oldMasterKey, kms } = env;
  return {
    ...(masterKeyFile ? { file: masterKeyFile } : {}),
    ...(masterKey ? { text: masterKey } : {}),
    ...(kms ? { service: keyServiceOf(kms, env) } : {}),
    ...(oldMasterKeyFile ? { oldFile: oldMasterKeyFile } : {}),
    ...(oldMasterKey ? { oldText: oldMasterKey } : {}),
    dataDir: env.dataDir,
  };
}
