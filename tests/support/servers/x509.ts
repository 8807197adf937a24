import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** Just enough DER (X.690) and X.509 (RFC 5280) to issue a test certificate with Node alone. Keys are P-256 unless said. */
export type Issued = { cert: string; key: string };

/** `names` as in openssl: `DNS:localhost,IP:127.0.0.1`. Without an issuer the certificate is an authority of its own. */
export function issueCertificate(
  name: string,
  { names, issuer, kind = "ec" }: { names?: string; issuer?: Issued & { name: string }; kind?: "ec" | "rsa" } = {},
): Issued {
  const { privateKey, publicKey } =
    kind === "rsa"
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signer = issuer ? createPrivateKey(issuer.key) : privateKey;
  const algorithm = signer.asymmetricKeyType === "rsa" ? rsaWithSha256 : ecdsaWithSha256;
  const extensions = issuer ? [alternativeNames(names ?? "")] : [basicConstraints, keyUsage];
  const extended = [...extensions, ...identifiers(publicKey, createPublicKey(signer))];
  const body = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    named(issuer?.name ?? name),
    sequence(time(Date.now() - 86_400_000), time(Date.now() + 2 * 86_400_000)),
    named(name),
    publicKey.export({ type: "spki", format: "der" }),
    explicit(3, sequence(...extended)),
  );
  const signature = sign("sha256", body, signer);
  const certificate = sequence(body, algorithm, tagged(0x03, Buffer.concat([Buffer.of(0), signature])));
  const lines = certificate.toString("base64").replace(/(.{64})(?=.)/g, "$1\n");
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function explicit(number: number, content: Buffer): Buffer {
  return tagged(0xa0 + number, content);
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

/** An object identifier, given as its encoded content. */
function object(...content: number[]): Buffer {
  return tagged(0x06, Buffer.of(...content));
}

function named(name: string): Buffer {
  return sequence(tagged(0x31, sequence(object(0x55, 4, 3), tagged(0x0c, Buffer.from(name)))));
}

function time(at: number): Buffer {
  const text = new Date(at).toISOString().replace(/[-:T]/g, "").slice(2, 14);
  return tagged(0x17, Buffer.from(`${text}Z`));
}

function extension(identifier: number, value: Buffer): Buffer {
  return sequence(object(0x55, 0x1d, identifier), tagged(0x04, value));
}

function alternativeNames(names: string): Buffer {
  const parts = names.split(",").map((each) => {
    const [kind, value = ""] = each.split(/:(.*)/);
    return kind === "IP" ? tagged(0x87, Buffer.from(value.split(".").map(Number))) : tagged(0x82, Buffer.from(value));
  });
  return extension(17, sequence(...parts));
}

/** MariaDB's library looks for these to build the chain. */
function identifiers(own: KeyObject, authority: KeyObject): Buffer[] {
  const short = (key: KeyObject) => key.export({ type: "spki", format: "der" }).subarray(-20);
  return [extension(14, tagged(0x04, short(own))), extension(35, sequence(tagged(0x80, short(authority))))];
}

const ecdsaWithSha256 = sequence(object(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));
const rsaWithSha256 = sequence(object(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11), Buffer.of(0x05, 0x00));
const basicConstraints = extension(19, sequence(tagged(0x01, Buffer.of(255))));
/** keyCertSign and cRLSign. */
const keyUsage = extension(15, tagged(0x03, Buffer.of(1, 0x06)));
