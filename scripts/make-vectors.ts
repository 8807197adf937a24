/**
 * Writes docs/vectors/krk1: one file for each case of the KRK1 format. Keys and nonces are fixed, so a second run gives
 * the same bytes; a changed file means that the format has changed, which it must not. Run: npx tsx scripts/make-vectors.ts
 */
import { createSecretKey, type KeyObject } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Context } from "@/lib/vault/context";
import { deriveKek, formatMasterKey, kekFrom } from "@/lib/vault/master-key";
import { dekPlace, wrapKey } from "@/lib/vault/wrapped-key";
import {
  add,
  type Case,
  type Expect,
  fails,
  flipped,
  hex,
  key,
  keyId,
  knownText,
  opens,
  place,
  run,
  sealed,
  vectors,
  withByte,
} from "./vector-cases";

const folder = fileURLToPath(new URL("../docs/vectors/krk1/", import.meta.url));
const known = sealed({});
const kek = kekFrom(createSecretKey(run(0, 32)));
const wrapping: Case = { key: run(0, 32), keyId: kek.id, type: 1, context: dekPlace(place) };
const knownWrapped = sealed({ ...wrapping, nonce: run(0xb0, 12), plaintext: key });

// What opens: contents
opens("known-answer-secret", "The known answer of the specification; the text holds a real NUL byte.", {});
opens("known-answer-wrapped", "The known answer of the specification: a data key under the KEK 00..1f.", {
  ...wrapping,
  nonce: run(0xb0, 12),
  plaintext: key,
});
opens("plaintext-empty", "Nothing is sealed: the shortest blob that there is, 42 bytes.", {
  plaintext: Buffer.alloc(0),
});
opens("plaintext-one-byte", "A single zero byte.", { plaintext: Buffer.alloc(1) });
opens("plaintext-one-block", "Exactly one AES block.", { plaintext: run(0, 16) });
opens("plaintext-598-bytes", "The length that the bench uses.", { plaintext: run(1, 598) });
opens("plaintext-4096-bytes", "A long value, like a service account.", { plaintext: run(2, 4096) });
opens("plaintext-not-utf8", "Bytes that are no text.", { plaintext: Buffer.from("fffe80c0af00", "hex") });
opens("key-zero", "A key of zero bytes is a key like any other.", { key: Buffer.alloc(32) });
opens("key-id-zero", "A key id of zero bytes.", { keyId: Buffer.alloc(8) });
opens("nonce-zero", "A nonce of zero bytes.", { nonce: Buffer.alloc(12) });
opens("nonce-ff", "A nonce of ff bytes.", { nonce: Buffer.alloc(12, 0xff) });

// What opens: types
opens("type-3-refresh-intent", "The type byte 03.", { type: 3 });
opens("type-4-export", "The type byte 04.", { type: 4 });
opens("type-5-backup-manifest", "The type byte 05.", { type: 5 });

// What opens: places
const opensAt = (name: string, about: string, change: Partial<Context>) =>
  opens(name, about, { context: { ...place, ...change } });
opensAt("revision-0", "The smallest revision.", { revision: 0 });
opensAt("revision-1", "Revision 1.", { revision: 1 });
opensAt("revision-2-32-less-1", "The revision fills the lower 32 bits.", { revision: 2 ** 32 - 1 });
opensAt("revision-2-32", "The revision needs the upper 32 bits.", { revision: 2 ** 32 });
opensAt("revision-2-53-less-1", "The largest revision that Keyrack writes.", { revision: Number.MAX_SAFE_INTEGER });
opensAt("workspace-empty", "An empty workspace id, as the keyring uses it.", { workspaceId: "" });
opensAt("field-empty", "An empty field.", { field: "" });
opensAt("field-300-bytes", "A length that needs both bytes of its prefix.", { field: "f".repeat(300) });
opensAt("record-composed", "é as one code point: the bytes c3 a9.", { recordId: "cr_é" });
opensAt("record-decomposed", "é as e and an accent: bytes are never normalised.", { recordId: "cr_e\u0301" });
opensAt("record-astral", "A character outside of the basic plane: 4 bytes in UTF-8.", { recordId: "cr_🔑" });
opensAt("field-with-separators", "Nothing in an id is a separator.", { field: "a/b:c\0d\ne" });

// Bytes that were altered
fails("altered-nonce", "bad-tag", "One bit of the nonce.", flipped(known, 14));
fails("altered-first-byte", "bad-tag", "One bit of the first encrypted byte.", flipped(known, 26));
fails("altered-last-byte", "bad-tag", "One bit of the last encrypted byte.", flipped(known, -17));
fails("altered-tag-first-bit", "bad-tag", "The first bit of the tag.", flipped(known, -16, 0x80));
fails("altered-tag-last-bit", "bad-tag", "The last bit of the tag.", flipped(known, -1));
fails(
  "tag-zero",
  "bad-tag",
  "The tag is overwritten with zero bytes.",
  Buffer.concat([known.subarray(0, -16), Buffer.alloc(16)]),
);
fails("one-byte-cut", "bad-tag", "The last byte is missing; what is left is long enough.", known.subarray(0, -1));
fails("tag-cut-to-4-bytes", "bad-tag", "A tag of 4 bytes is not accepted.", known.subarray(0, -12));
fails("one-byte-added", "bad-tag", "A byte follows the tag.", Buffer.concat([known, Buffer.alloc(1)]));
fails("key-id-relabelled", "bad-tag", "Header and reader agree on a key id that was not sealed.", flipped(known, 6), {
  keyId: flipped(keyId, 0),
});
fails("type-relabelled", "bad-tag", "A secret relabelled as an export and opened as one.", withByte(known, 5, 4), {
  type: 4,
});
fails("other-key", "bad-tag", "Another key under the same id.", known, { key: run(0x21, 32) });
fails("altered-wrapped-key", "bad-tag", "One bit of a wrapped key.", flipped(knownWrapped, 30), wrapping);

// Places that were altered
const moved = (name: string, about: string, change: Partial<Context>) =>
  fails(name, "bad-tag", about, known, { context: { ...place, ...change } });
moved("other-workspace", "Moved to another workspace.", { workspaceId: "ws_2" });
moved("other-record", "Moved to another record.", { recordId: "cr_2" });
moved("other-field", "Moved to another field.", { field: "refresh" });
moved("other-revision", "An older value put in the place of a newer one.", { revision: 8 });
moved("revision-upper-half", "The same lower 32 bits of the revision.", { revision: 7 + 2 ** 32 });
moved("shifted-border", "The same characters, another border between workspace and record.", {
  workspaceId: "ws_1c",
  recordId: "r_1",
});
moved("swapped-ids", "Workspace and record change places.", { workspaceId: "cr_1", recordId: "ws_1" });
moved("case-of-field", "Another case of the same word.", { field: "Secret" });
fails(
  "other-normal-form",
  "bad-tag",
  "Sealed for é as one code point, opened as two.",
  sealed({ context: { ...place, recordId: "cr_é" } }),
  {
    context: { ...place, recordId: "cr_e\u0301" },
  },
);
fails("wrapped-other-record", "bad-tag", "A wrapped key moved to another record.", knownWrapped, {
  ...wrapping,
  context: dekPlace({ ...place, recordId: "cr_2" }),
});

// Headers that this format does not have
fails("magic-lower-case", "bad-header", "krk instead of KRK.", Buffer.concat([Buffer.from("krk"), known.subarray(3)]));
fails("magic-age", "bad-header", "Another format.", Buffer.concat([Buffer.from("age"), known.subarray(3)]));
fails("version-0", "bad-header", "Version 00.", withByte(known, 3, 0));
fails("version-2", "bad-header", "Version 02.", withByte(known, 3, 2));
fails("algorithm-0", "bad-header", "Algorithm 00.", withByte(known, 4, 0));
fails("algorithm-2", "bad-header", "Algorithm 02.", withByte(known, 4, 2));
fails("type-0", "bad-header", "Type 00.", withByte(known, 5, 0));
fails("type-6", "bad-header", "Type 06.", withByte(known, 5, 6));
fails("type-255", "bad-header", "Type ff.", withByte(known, 5, 255));
fails(
  "wrapped-too-long",
  "bad-header",
  "A wrapped key has 74 bytes and no more, even if its tag holds.",
  sealed({ ...wrapping, plaintext: run(0, 33) }),
  wrapping,
);

// Blobs for another use
fails("export-as-secret", "bad-context", "An export where a secret is expected.", sealed({ type: 4 }));
fails("secret-as-wrapped", "bad-context", "A secret where a wrapped key is expected.", known, wrapping);
fails("other-key-id", "bad-context", "The reader holds a key with another id.", known, { keyId: flipped(keyId, 7) });
fails("other-kek", "bad-context", "The reader holds another KEK, whose id differs.", knownWrapped, {
  ...wrapping,
  key,
  keyId: kekFrom(createSecretKey(key)).id,
});

// Blobs that are cut
fails("empty", "truncated", "No byte at all.", Buffer.alloc(0));
fails("magic-only", "truncated", "KRK and nothing else.", known.subarray(0, 3));
fails("header-only", "truncated", "Header and nonce, no tag.", known.subarray(0, 26));
fails(
  "41-bytes",
  "truncated",
  "One byte less than the shortest blob. The length is looked at first.",
  Buffer.alloc(41),
);
fails("wrapped-73-bytes", "truncated", "A wrapped key without its last byte.", knownWrapped.subarray(0, 73), wrapping);
fails(
  "wrapped-42-bytes",
  "truncated",
  "A wrapped key of no bytes, whose tag holds.",
  sealed({ ...wrapping, plaintext: Buffer.alloc(0) }),
  wrapping,
);

// From the text of a master key to the plaintext
const masters = { "00": Buffer.alloc(32), ff: Buffer.alloc(32, 0xff), counting: run(0x40, 32) };
for (const [name, bytes] of Object.entries(masters)) {
  const master = createSecretKey(bytes);
  const { key: derived, id } = deriveKek(master);
  const found = { masterKeyBytes: hex(bytes), kek: hex(derived.export()), keyId: hex(id) };
  add(`derive-${name}`, {
    about: `Text, KEK and key id of a master key (${name}).`,
    operation: "derive",
    expect: "success",
    masterKey: formatMasterKey(master),
    ...found,
  });
}

const master: KeyObject = createSecretKey(masters.counting);
const masterKek = deriveKek(master);
const wrapped = wrapKey(masterKek, dekPlace(place), key, run(0xb0, 12));

function record(name: string, expect: Expect, about: string, change: Record<string, unknown> = {}): void {
  const whole = { masterKey: formatMasterKey(master), wrappedDek: hex(wrapped), blob: hex(known), context: place };
  const found = expect === "success" ? { plaintext: hex(knownText) } : {};
  add(name, { about, operation: "open-record", expect, ...whole, ...found, ...change });
}

const refreshed: Context = { ...place, revision: 8 };
record("record", "success", "Master key, wrapped data key, secret.");
record("record-refreshed", "success", "The next revision under the same data key.", {
  context: refreshed,
  blob: hex(sealed({ context: refreshed, nonce: run(0xd0, 12) })),
});
record("record-other-master", "bad-context", "A master key whose id is not in the wrapped key.", {
  masterKey: formatMasterKey(createSecretKey(masters.ff)),
});
record("record-moved", "bad-tag", "A row moved to another workspace.", { context: { ...place, workspaceId: "ws_2" } });
record("record-rolled-back", "bad-tag", "The blob of revision 7 in a row that says 8.", { context: refreshed });
record("record-cut", "truncated", "A wrapped key that was overwritten by nothing.", { wrappedDek: "" });
record("record-parts-swapped", "bad-context", "The secret where the wrapped key should be.", {
  wrappedDek: hex(known),
});
record("record-not-krk1", "bad-header", "A plain value where a blob should be.", {
  blob: hex(Buffer.from("a value that somebody wrote here without sealing it")),
});

mkdirSync(folder, { recursive: true });
for (const old of readdirSync(folder)) if (old.endsWith(".json")) rmSync(`${folder}${old}`);
for (const [name, vector] of vectors)
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify({ format: "KRK1", name, ...vector }, null, 2)}\n`);
console.log(`${vectors.size} vectors written.`);
