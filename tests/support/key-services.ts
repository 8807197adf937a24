import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  verify,
} from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { listen } from "./api";
import { aws4Verifier } from "./signature-verifiers";

/**
 * Stand-ins for the key services that speak their protocols: AWS KMS (JSON 1.1, signatures verified), Google Cloud KMS
 * with its token service (assertions verified), and the transit engine of Vault. Each binds what it seals to the context
 * that it was given, as the real ones do.
 */
export type KeyStandIn = {
  settings: Record<string, string>;
  /** Verbs that were answered, in their order. */
  calls: string[];
  /** From now on answers are refusals or nobody listens. */
  break(how: "denied" | "down"): Promise<void>;
  stop(): Promise<void>;
};

type Asked = { path: string; headers: IncomingHttpHeaders; body: Buffer };
type Answered = { status: number; json: unknown; call?: string };

type AwsInput = { KeyId: string; EncryptionContext: object; Plaintext: string; CiphertextBlob: string };

export async function awsStandIn(): Promise<KeyStandIn> {
  const key = "arn:aws:kms:eu-central-1:111122223333:alias/keyrack";
  const verified = aws4Verifier({ keys: new Map([["AKIDKEYRACK", { secret: "aws/secret+key" }]]), tls: false });
  const box = sealedBox();
  const refusal = (type: string, message: string) => ({ status: 400, json: { __type: type, message } });
  const stand = await serve(
    ({ path, headers, body }) => {
      const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
      if (!verified({ method: "POST", path, headers: flat, body }))
        return refusal("InvalidSignatureException", "The request signature we calculated does not match.");
      const { KeyId, EncryptionContext, Plaintext, CiphertextBlob } = JSON.parse(body.toString()) as AwsInput;
      if (KeyId !== key) return refusal("NotFoundException", "Alias is not found.");
      const context = JSON.stringify(EncryptionContext);
      if (headers["x-amz-target"] === "TrentService.Encrypt")
        return {
          status: 200,
          json: { CiphertextBlob: box.seal(Buffer.from(Plaintext, "base64"), context), KeyId },
          call: "Encrypt",
        };
      if (headers["x-amz-target"] !== "TrentService.Decrypt") return refusal("UnknownOperationException", "");
      const plain = box.open(CiphertextBlob, context);
      if (!plain) return refusal("InvalidCiphertextException", "");
      return { status: 200, json: { Plaintext: plain.toString("base64"), KeyId }, call: "Decrypt" };
    },
    refusal("AccessDeniedException", "User is not authorized to perform: kms:Decrypt"),
  );
  const settings = {
    KEYRACK_KMS: "aws",
    KEYRACK_KMS_KEY: key,
    KEYRACK_KMS_URL: stand.url,
    KEYRACK_KMS_CREDENTIALS: "AKIDKEYRACK:aws/secret+key",
  };
  return { ...stand, settings };
}

export async function gcpStandIn(): Promise<KeyStandIn> {
  const name = "projects/acme/locations/europe-west3/keyRings/ops/cryptoKeys/keyrack";
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const box = sealedBox();
  const token = randomBytes(16).toString("hex");
  const refusal = (code: number, message: string) => ({
    status: code,
    json: { error: { code, message, status: "DENIED" } },
  });
  const stand = await serve(
    ({ path, headers, body }) => {
      if (path === "/token") {
        const assertion = new URLSearchParams(body.toString()).get("assertion") ?? "";
        const fits = signedBy(assertion, publicKey);
        return fits
          ? { status: 200, json: { access_token: token, token_type: "Bearer", expires_in: 3599 }, call: "token" }
          : { status: 400, json: { error: "invalid_grant", error_description: "Invalid JWT Signature." } };
      }
      if (headers.authorization !== `Bearer ${token}`)
        return refusal(401, "Request had invalid authentication credentials.");
      const {
        plaintext,
        ciphertext,
        additionalAuthenticatedData = "",
      } = JSON.parse(body.toString()) as Record<string, string>;
      if (path === `/v1/${name}:encrypt`)
        return {
          status: 200,
          json: {
            name: `${name}/cryptoKeyVersions/1`,
            ciphertext: box.seal(Buffer.from(plaintext ?? "", "base64"), additionalAuthenticatedData),
          },
          call: "encrypt",
        };
      const plain =
        path === `/v1/${name}:decrypt` ? box.open(ciphertext ?? "", additionalAuthenticatedData) : undefined;
      if (!plain) return refusal(400, "Decryption failed: the ciphertext is invalid.");
      return { status: 200, json: { plaintext: plain.toString("base64") }, call: "decrypt" };
    },
    refusal(403, "Permission 'cloudkms.cryptoKeyVersions.useToDecrypt' denied"),
  );
  const account = {
    type: "service_account",
    client_email: "keyrack@acme.iam.gserviceaccount.com",
    private_key_id: "k1",
    private_key: privateKey.export({ format: "pem", type: "pkcs8" }),
    token_uri: `${stand.url}/token`,
  };
  const settings = {
    KEYRACK_KMS: "gcp",
    KEYRACK_KMS_KEY: name,
    KEYRACK_KMS_URL: stand.url,
    KEYRACK_KMS_CREDENTIALS: JSON.stringify(account),
  };
  return { ...stand, settings };
}

export async function vaultStandIn(): Promise<KeyStandIn> {
  const box = sealedBox();
  const stand = await serve(
    ({ path, headers, body }) => {
      if (headers["x-vault-token"] !== "hvs.keyrack") return { status: 403, json: { errors: ["permission denied"] } };
      const {
        plaintext,
        ciphertext,
        associated_data: use = "",
      } = JSON.parse(body.toString()) as Record<string, string>;
      if (path === "/v1/transit/encrypt/keyrack")
        return {
          status: 200,
          json: {
            data: { ciphertext: `vault:v1:${box.seal(Buffer.from(plaintext ?? "", "base64"), use)}`, key_version: 1 },
          },
          call: "encrypt",
        };
      if (path !== "/v1/transit/decrypt/keyrack") return { status: 404, json: { errors: [] } };
      const plain = box.open((ciphertext ?? "").replace(/^vault:v1:/, ""), use);
      if (!plain) return { status: 400, json: { errors: ["cipher: message authentication failed"] } };
      return { status: 200, json: { data: { plaintext: plain.toString("base64") } }, call: "decrypt" };
    },
    { status: 503, json: { errors: ["Vault is sealed"] } },
  );
  const settings = {
    KEYRACK_KMS: "vault",
    KEYRACK_KMS_KEY: "transit/keyrack",
    KEYRACK_KMS_URL: stand.url,
    KEYRACK_KMS_CREDENTIALS: "hvs.keyrack",
  };
  return { ...stand, settings };
}

async function serve(answer: (asked: Asked) => Answered, denied: Answered) {
  const calls: string[] = [];
  let refusing = false;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const asked = { path: request.url ?? "/", headers: request.headers, body: Buffer.concat(parts) };
      const { status, json, call } = refusing && asked.path !== "/token" ? denied : answer(asked);
      if (call) calls.push(call);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}`;
  const stop = () => new Promise<void>((done) => (server.listening ? server.close(() => done()) : done()));
  return {
    url,
    calls,
    break: async (how: "denied" | "down") => {
      if (how === "down") await stop();
      refusing = true;
    },
    stop,
  };
}

/** AES-GCM bound to a context, base64 both ways. */
function sealedBox() {
  const key = randomBytes(32);
  return {
    seal(plain: Buffer, context: string): string {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(context));
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString("base64");
    },
    open(sealed: string, context: string): Buffer | undefined {
      const bytes = Buffer.from(sealed, "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(-16));
      const plain = decipher.update(bytes.subarray(12, -16));
      try {
        decipher.final();
        return plain;
      } catch {
        return undefined;
      }
    },
  };
}

function signedBy(jwt: string, key: KeyObject): boolean {
  const [head = "", claims = "", signature = ""] = jwt.split(".");
  const { exp, scope } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { exp: number; scope: string };
  if (exp * 1000 < Date.now() || !scope.endsWith("/cloudkms")) return false;
  return verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    createPublicKey(key.export({ format: "pem", type: "spki" })),
    Buffer.from(signature, "base64url"),
  );
}
