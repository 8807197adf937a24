import { createSecretKey } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type BlobType, blobTypes, openBlob, sealBlob } from "./blob";
import { faultOf } from "./fault";
import { createKeyring } from "./keyring";
import { deriveKek, formatMasterKey, parseMasterKey } from "./master-key";
import { openVault } from "./vault";

const hex = z
  .string()
  .regex(/^([0-9a-f]{2})*$/)
  .transform((text) => Buffer.from(text, "hex"));
const context = z.object({ workspaceId: z.string(), recordId: z.string(), field: z.string(), revision: z.number() });
const type = z.custom<BlobType>((value) => Object.values(blobTypes).some((known) => known === value));
const common = {
  format: z.literal("KRK1"),
  name: z.string(),
  about: z.string(),
  expect: z.enum(["success", "bad-tag", "bad-header", "bad-context", "truncated"]),
  plaintext: hex.optional(),
};
const open = z.strictObject({
  ...common,
  operation: z.literal("open"),
  type,
  key: hex,
  keyId: hex,
  context,
  blob: hex,
});
const record = z.strictObject({
  ...common,
  operation: z.literal("open-record"),
  masterKey: z.string(),
  wrappedDek: hex,
  blob: hex,
  context,
});
const derive = z.strictObject({
  ...common,
  operation: z.literal("derive"),
  masterKey: z.string(),
  masterKeyBytes: hex,
  kek: hex,
  keyId: hex,
});
const vectorSchema = z.discriminatedUnion("operation", [open, record, derive]);

const folder = fileURLToPath(new URL("../../docs/vectors/krk1/", import.meta.url));
const vectors = readdirSync(folder).map((file) => {
  const vector = vectorSchema.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
  return { ...vector, file };
});
const opens = vectors.filter((vector) => vector.operation === "open");
const records = vectors.filter((vector) => vector.operation === "open-record");
const derives = vectors.filter((vector) => vector.operation === "derive");

describe("the published vectors", () => {
  it("number at least 40 and cover every expectation", () => {
    expect(vectors.length).toBeGreaterThanOrEqual(40);
    expect(new Set(vectors.map((vector) => vector.expect)).size).toBe(5);
    expect(vectors.filter((vector) => `${vector.name}.json` !== vector.file)).toEqual([]);
  });

  it.each(opens)("$name opens to exactly what it says", ({ key, keyId, type, context, blob, plaintext, ...vector }) => {
    const opened = openBlob({ key: createSecretKey(key), keyId, type, context, blob });
    expect(opened).toEqual(vector.expect === "success" ? { plaintext } : { fault: vector.expect });
  });

  it.each(opens.filter((vector) => vector.expect === "success"))(
    "$name is sealed to the same bytes again",
    (vector) => {
      const { keyId, type, context, blob, plaintext = Buffer.alloc(0) } = vector;
      const nonce = blob.subarray(14, 26);
      expect(sealBlob({ key: createSecretKey(vector.key), keyId, type, context, plaintext, nonce })).toEqual(blob);
    },
  );

  it.each(derives)("$name gives the text, KEK and key id both ways", ({ masterKey, masterKeyBytes, kek, keyId }) => {
    const parsed = parseMasterKey(masterKey);
    if ("problem" in parsed) throw new Error(parsed.problem);
    const derived = deriveKek(parsed.master);
    expect(derived.key.export()).toEqual(kek);
    expect(derived.id).toEqual(keyId);
    expect(formatMasterKey(createSecretKey(masterKeyBytes))).toBe(masterKey);
  });

  it.each(records)("$name behaves the same in a vault", async ({ masterKey, context, wrappedDek, blob, ...vector }) => {
    const vault = await vaultWith(masterKey);
    const sealed = { wrappedDek, blob, revision: context.revision };
    if (vector.expect === "success") expect(vault.open(sealed, context)).toEqual(vector.plaintext);
    else expect(faultOf(thrownBy(() => vault.open(sealed, context)))).toBe(vector.expect);
  });
});

async function vaultWith(text: string) {
  const parsed = parseMasterKey(text);
  if ("problem" in parsed) throw new Error(parsed.problem);
  const rows = createKeyring(deriveKek(parsed.master));
  const store = { rows: async () => rows, insert: async () => undefined };
  return openVault({ text, dataDir: mkdtempSync(join(tmpdir(), "keyrack-")), store });
}

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}
