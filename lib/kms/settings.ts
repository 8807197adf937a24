/**
 * The key service that whoever runs Keyrack named to seal its master key. Only complete settings are given; anything else
 * is a sentence with the variable that it belongs to.
 */
export type KmsSettings =
  | {
      kind: "aws";
      key: string;
      region: string;
      url: string;
      accessKeyId: string;
      secretAccessKey: string;
      sessionToken?: string;
    }
  | {
      kind: "gcp";
      key: string;
      url: string;
      account: { email: string; privateKey: string; keyId?: string; tokenUrl: string };
    }
  | { kind: "vault"; mount: string; key: string; url: string; token: string };

type Problem = { name: string; problem: string };

type Get = (name: "KEYRACK_KMS" | "KEYRACK_KMS_KEY" | "KEYRACK_KMS_URL") => string | undefined;

export function readKms(get: Get, credentials: string | undefined): KmsSettings | Problem | undefined {
  const [kind, key, url] = [get("KEYRACK_KMS"), get("KEYRACK_KMS_KEY"), get("KEYRACK_KMS_URL")];
  if (kind === undefined) {
    const stray = key !== undefined || url !== undefined || credentials !== undefined;
    return stray ? { name: "KEYRACK_KMS", problem: "must be set beside the other KEYRACK_KMS_… settings." } : undefined;
  }
  if (kind !== "aws" && kind !== "gcp" && kind !== "vault")
    return { name: "KEYRACK_KMS", problem: "must be aws, gcp or vault (which OpenBao is too)." };
  if (key === undefined) return { name: "KEYRACK_KMS_KEY", problem: "must name the key that seals the master key." };
  if (credentials === undefined)
    return { name: "KEYRACK_KMS_CREDENTIALS", problem: "or KEYRACK_KMS_CREDENTIALS_FILE must let Keyrack in there." };
  const bare = url?.replace(/\/+$/, "");
  if (bare !== undefined && !/^https?:\/\/[^/?#@]+$/.test(bare))
    return {
      name: "KEYRACK_KMS_URL",
      problem: "must be an address such as https://vault.example.com:8200, without a path.",
    };
  return readers[kind](key, bare, credentials.trim());
}

type Reader = (key: string, url: string | undefined, credentials: string) => KmsSettings | Problem;

const readers: Readonly<Record<KmsSettings["kind"], Reader>> = {
  aws(key, url, credentials) {
    const [, partition, region] = /^arn:(aws[a-z-]*):kms:([a-z0-9-]+):\d{12}:(?:key|alias)\/[\w/-]+$/.exec(key) ?? [];
    if (region === undefined)
      return {
        name: "KEYRACK_KMS_KEY",
        problem: "must be an ARN such as arn:aws:kms:eu-central-1:111122223333:alias/keyrack.",
      };
    const [accessKeyId, secretAccessKey, sessionToken] = credentials.split(":");
    if (!accessKeyId || !secretAccessKey)
      return {
        name: "KEYRACK_KMS_CREDENTIALS",
        problem: "must be ACCESS_KEY_ID:SECRET_ACCESS_KEY, with :SESSION_TOKEN if there is one.",
      };
    const end = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
    const address = url ?? `https://kms.${region}.${end}`;
    return {
      kind: "aws",
      key,
      region,
      url: address,
      accessKeyId,
      secretAccessKey,
      ...(sessionToken ? { sessionToken } : {}),
    };
  },
  gcp(key, url, credentials) {
    if (!/^projects\/[^/]+\/locations\/[^/]+\/keyRings\/[^/]+\/cryptoKeys\/[^/]+$/.test(key))
      return { name: "KEYRACK_KMS_KEY", problem: "must be projects/…/locations/…/keyRings/…/cryptoKeys/…." };
    const account = serviceAccount(credentials);
    if (!account) return { name: "KEYRACK_KMS_CREDENTIALS", problem: "must be the JSON key of a service account." };
    return { kind: "gcp", key, url: url ?? "https://cloudkms.googleapis.com", account };
  },
  vault(key, url, token) {
    if (url === undefined) return { name: "KEYRACK_KMS_URL", problem: "must be the address of Vault or OpenBao." };
    const [, mount = "transit", name] = /^(?:([\w./-]+)\/)?([\w.-]+)$/.exec(key) ?? [];
    if (name === undefined)
      return { name: "KEYRACK_KMS_KEY", problem: "must be a transit key such as keyrack or transit/keyrack." };
    if (/\s/.test(token)) return { name: "KEYRACK_KMS_CREDENTIALS", problem: "must be one token." };
    return { kind: "vault", mount, key: name, url, token };
  },
};

function serviceAccount(text: string) {
  try {
    const {
      client_email: email,
      private_key: privateKey,
      private_key_id: keyId,
      token_uri: tokenUrl,
    } = JSON.parse(text) as Record<string, unknown>;
    if (typeof email !== "string" || typeof privateKey !== "string") return undefined;
    const at =
      typeof tokenUrl === "string" && URL.canParse(tokenUrl) ? tokenUrl : "https://oauth2.googleapis.com/token";
    return { email, privateKey, tokenUrl: at, ...(typeof keyId === "string" ? { keyId } : {}) };
  } catch {
    return undefined;
  }
}
