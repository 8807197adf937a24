import { gunzipSync } from "node:zlib";

/** Nine disguises in which a planted secret could leave. */
export function disguises(secret: string): Record<string, string> {
  const bytes = Buffer.from(secret, "utf8");
  return {
    raw: secret,
    base64: bytes.toString("base64").replace(/=+$/, "").slice(0, -1),
    base64url: bytes.toString("base64url").slice(0, -1),
    hex: bytes.toString("hex"),
    url: encodeURIComponent(secret),
    json: JSON.stringify(secret).slice(1, -1),
    utf16: Buffer.from(secret, "utf16le").toString("latin1"),
    half: secret.slice(0, Math.ceil(secret.length / 2)),
  };
}

/** Names of the disguises found in these bytes, looked at as they are and unpacked wherever a gzip stream begins. */
export function found(secret: string, bytes: Buffer): string[] {
  const text = bytes.toString("latin1");
  const plain = Object.entries(disguises(secret)).filter(
    ([, shape]) => text.includes(Buffer.from(shape, "utf8").toString("latin1")) || text.includes(shape),
  );
  return [...plain.map(([name]) => name), ...(unpacked(bytes).some((inner) => inner.includes(secret)) ? ["gzip"] : [])];
}

function unpacked(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (
    let at = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]));
    at !== -1;
    at = bytes.indexOf(Buffer.from([0x1f, 0x8b, 8]), at + 1)
  ) {
    try {
      texts.push(gunzipSync(bytes.subarray(at)).toString("utf8"));
    } catch (error) {
      // Three bytes that merely look like a beginning.
      if (!(error instanceof Error)) throw error;
    }
  }
  return texts;
}
