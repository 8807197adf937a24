import { createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { blobTypes, openBlob, type SealInput, sealBlob } from "./blob";
import type { Context } from "./context";

const key = createSecretKey(randomBytes(32));
const keyId = randomBytes(8);
const place: Context = { workspaceId: "ws_1", recordId: "cr_1", field: "secret", revision: 7 };
const anyText = fc.string({ unit: "grapheme", maxLength: 40 });
const anyPlace = fc.record({
  workspaceId: anyText,
  recordId: anyText,
  field: anyText,
  revision: fc.maxSafeNat(),
});
const anyBytes = fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.from(bytes));

function seal(change: Partial<SealInput> = {}): Buffer {
  const plaintext = Buffer.from("what nobody may read");
  return sealBlob({ key, keyId, type: blobTypes.secret, context: place, plaintext, nonce: randomBytes(12), ...change });
}

function open(blob: Buffer, context: Context = place) {
  return openBlob({ key, keyId, type: blobTypes.secret, context, blob });
}

describe("a blob", () => {
  it("gives back any bytes at any place", () => {
    fc.assert(
      fc.property(anyBytes, anyPlace, (plaintext, context) => {
        const blob = seal({ plaintext, context });
        expect(blob.length).toBe(plaintext.length + 42);
        expect(open(blob, context)).toEqual({ plaintext });
      }),
    );
  });

  it("is refused after any one byte was altered", () => {
    const blob = seal();
    for (let at = 0; at < blob.length; at += 1) {
      for (const mask of [0x01, 0x80, 0xff]) {
        const altered = Buffer.from(blob);
        altered[at] = (altered[at] ?? 0) ^ mask;
        expect(open(altered)).toHaveProperty("fault");
      }
    }
  });

  it("is refused after any cut or addition", () => {
    const blob = seal();
    for (let end = 0; end < blob.length; end += 1) {
      expect(open(blob.subarray(0, end))).toEqual({ fault: end < 42 ? "truncated" : "bad-tag" });
    }
    fc.assert(fc.property(fc.uint8Array({ minLength: 1 }), (tail) => "fault" in open(Buffer.concat([blob, tail]))));
  });

  it("is refused at any other place", () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (sealedAt, openedAt) => {
        fc.pre(JSON.stringify(sealedAt) !== JSON.stringify(openedAt));
        expect(open(seal({ context: sealedAt }), openedAt)).toEqual({ fault: "bad-tag" });
      }),
    );
  });

  it("is refused when only one part of its place differs", () => {
    fc.assert(
      fc.property(anyPlace, fc.constantFrom("workspaceId", "recordId", "field"), anyText, (context, part, other) => {
        fc.pre(context[part] !== other);
        expect(open(seal({ context }), { ...context, [part]: other })).toEqual({ fault: "bad-tag" });
      }),
    );
  });

  it("is refused when characters move from one part of its place to the next", () => {
    fc.assert(
      fc.property(anyPlace, anyText, ({ workspaceId, ...rest }, moved) => {
        fc.pre(moved !== "");
        const blob = seal({ context: { ...rest, workspaceId: workspaceId + moved } });
        expect(open(blob, { ...rest, workspaceId, recordId: moved + rest.recordId })).toEqual({ fault: "bad-tag" });
      }),
    );
  });

  it("never throws, whatever the bytes are", () => {
    const header = Buffer.from("4b524b010102", "hex");
    fc.assert(
      fc.property(anyBytes, (bytes) => "fault" in open(bytes) && "fault" in open(Buffer.concat([header, bytes]))),
    );
  });

  it("does not repeat itself for the same secret at the same place", () => {
    expect(seal()).not.toEqual(seal());
  });

  it("is not opened with a tag of 4 bytes", () => {
    expect(open(seal().subarray(0, -12))).toEqual({ fault: "bad-tag" });
  });
});

describe("a place that cannot be written exactly", () => {
  const impossible: [string, Partial<Context>][] = [
    ["a negative revision", { revision: -1 }],
    ["a revision beyond 2^53", { revision: 2 ** 53 }],
    ["a broken revision", { revision: 1.5 }],
    ["no number", { revision: Number.NaN }],
    ["a text of 65,536 bytes", { field: "é".repeat(32_768) }],
    ["half of a surrogate pair", { recordId: "cr_\ud83d" }],
  ];

  it.each(impossible)("is refused for sealing and opening: %s", (_, change) => {
    const context = { ...place, ...change };
    expect(() => seal({ context })).toThrow(AppError);
    expect(open(seal(), context)).toEqual({ fault: "bad-context" });
  });
});

it("a nonce or key id of a wrong length is never sealed with", () => {
  for (const length of [0, 8, 11, 13, 16]) expect(() => seal({ nonce: randomBytes(length) })).toThrow(AppError);
  for (const length of [0, 7, 9]) expect(() => seal({ keyId: randomBytes(length) })).toThrow(AppError);
});
