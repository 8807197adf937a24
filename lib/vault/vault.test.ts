import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors";
import { faultOf } from "./fault";
import type { KeyringRow, KeyringStore } from "./keyring";
import { formatMasterKey, generateMasterKey } from "./master-key";
import { type Context, openVault, type Sealed, type Vault } from "./vault";

const text = formatMasterKey(generateMasterKey());
const dataDir = mkdtempSync(join(tmpdir(), "keyrack-vault-"));
const rows: KeyringRow[] = [];
const store: KeyringStore = { rows: async () => rows, insert: async (made) => void rows.push(...made) };
const place: Context = { workspaceId: "ws_1", recordId: "cr_1", field: "secret", revision: 1 };
const plaintext = Buffer.from('{"api_key":"canary"}');
let vault: Vault;

beforeAll(async () => {
  vault = await openVault({ text, dataDir, store });
});

describe("a sealed record", () => {
  it("opens at its place, with a cached key and after a restart", async () => {
    const sealed = vault.sealNew(place, plaintext);
    expect(sealed.wrappedDek.length).toBe(74);
    expect(sealed.blob.length).toBe(plaintext.length + 42);
    expect([vault.open(sealed, place), vault.open(sealed, place)]).toEqual([plaintext, plaintext]);
    const later = await openVault({ text, dataDir, store });
    expect(later.open(sealed, place)).toEqual(plaintext);
  });

  it("holds no plaintext", () => {
    const sealed = vault.sealNew(place, plaintext);
    expect(Buffer.concat([sealed.wrappedDek, sealed.blob]).includes("canary")).toBe(false);
  });

  it("is refused at any other place, also when its key is cached", () => {
    const sealed = vault.sealNew(place, plaintext);
    vault.open(sealed, place);
    const others: Partial<Context>[] = [{ workspaceId: "ws_2" }, { recordId: "cr_2" }, { field: "other" }];
    for (const other of others) expect(faultAt(sealed, { ...place, ...other })).toBe("bad-tag");
    expect(faultAt(sealed, { ...place, revision: 2 })).toBe("bad-context");
    expect(faultAt({ ...sealed, revision: 2 }, { ...place, revision: 2 })).toBe("bad-tag");
    expect(vault.open(sealed, place)).toEqual(plaintext);
  });

  it("is refused after any byte of it was altered, also when its key is cached", () => {
    const sealed = vault.sealNew(place, plaintext);
    vault.open(sealed, place);
    for (const part of ["wrappedDek", "blob"] as const) {
      for (let at = 0; at < sealed[part].length; at += 1) {
        const bytes = Buffer.from(sealed[part]);
        bytes[at] = (bytes[at] ?? 0) ^ 0x10;
        expect(faultAt({ ...sealed, [part]: bytes }, place)).toBeDefined();
      }
    }
  });

  it("does not open with the data key of another record", () => {
    const [one, two] = [vault.sealNew(place, plaintext), vault.sealNew(place, plaintext)];
    expect(faultAt({ ...one, wrappedDek: two.wrappedDek }, place)).toBe("bad-tag");
  });

  it("gives back any bytes at any place", () => {
    const anyPlace = fc.record({
      workspaceId: fc.string(),
      recordId: fc.string(),
      field: fc.string(),
      revision: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(fc.uint8Array(), anyPlace, (bytes, context) => {
        expect(vault.open(vault.sealNew(context, Buffer.from(bytes)), context)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it("is told apart from a mistake of the server by its error", () => {
    const error = errorOf(() => vault.open({ ...vault.sealNew(place, plaintext), blob: Buffer.alloc(0) }, place));
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "damaged", status: 500, cause: { fault: "truncated" } });
    expect(faultOf(new AppError("damaged", "Another kind."))).toBeUndefined();
  });
});

describe("a refreshed token", () => {
  const next: Context = { ...place, revision: 2 };

  it("keeps the data key and its id, and takes a new nonce", () => {
    const sealed = vault.sealNew(place, plaintext);
    const resealed = vault.reseal(sealed, next, Buffer.from("token 2"));
    expect(resealed.wrappedDek).toEqual(sealed.wrappedDek);
    expect(resealed.blob.subarray(0, 14)).toEqual(sealed.blob.subarray(0, 14));
    expect(resealed.blob.subarray(14, 26)).not.toEqual(sealed.blob.subarray(14, 26));
    expect(vault.open(resealed, next).toString()).toBe("token 2");
  });

  it("cannot be replaced by the one before it", () => {
    const sealed = vault.sealNew(place, plaintext);
    expect(faultAt({ ...sealed, revision: 2 }, next)).toBe("bad-tag");
  });

  it("needs a later revision and the place of the record", () => {
    const sealed = vault.sealNew(place, plaintext);
    expect(() => vault.reseal(sealed, place, plaintext)).toThrow(expect.objectContaining({ code: "conflict" }));
    for (const other of [{ workspaceId: "ws_2" }, { recordId: "cr_2" }]) {
      const error = errorOf(() => vault.reseal(sealed, { ...next, ...other }, plaintext));
      expect(faultOf(error)).toBe("bad-tag");
    }
  });
});

describe("keys in memory", () => {
  it("a record opens the same when its data key was forgotten or pushed out of the cache", async () => {
    const small = await openVault({ text, dataDir, store, cachedKeys: 2 });
    const places = Array.from({ length: 5 }, (_, at) => ({ ...place, recordId: `cr_${at}` }));
    const records = places.map((context) => ({
      context,
      sealed: small.sealNew(context, Buffer.from(context.recordId)),
    }));
    for (const { context, sealed } of [...records, ...records]) {
      expect(small.open(sealed, context).toString()).toBe(context.recordId);
      small.forget(sealed);
    }
  });

  it("wraps are counted", async () => {
    const counted = await openVault({ text, dataDir, store });
    const sealed = counted.sealNew(place, plaintext);
    counted.reseal(sealed, { ...place, revision: 2 }, plaintext);
    expect(counted.wraps()).toBe(1);
  });

  it("no key shows when a vault is printed", async () => {
    const shown = JSON.stringify([vault, { ...vault }]);
    expect(shown).not.toContain(text.slice(7, 50));
  });
});

describe("the keys of the installation", () => {
  it("stay the same after a restart and differ by purpose", async () => {
    const later = await openVault({ text, dataDir, store });
    expect(later.hmac("audit", "event")).toEqual(vault.hmac("audit", Buffer.from("event")));
    expect(vault.hmac("audit", "event")).not.toEqual(vault.hmac("pepper", "event"));
    expect(vault.hmac("pepper", "event")).not.toEqual(createHash("sha256").update("event").digest());
  });

  it("sign a checkpoint that anybody with the public key can verify", async () => {
    const data = randomBytes(64);
    const signature = vault.signCheckpoint(data);
    const later = await openVault({ text, dataDir, store });
    expect(later.verifyCheckpoint(data, signature)).toBe(true);
    expect(verify(null, data, createPublicKey(later.checkpointPublicKey), signature)).toBe(true);
    expect(vault.verifyCheckpoint(randomBytes(64), signature)).toBe(false);
    expect(vault.verifyCheckpoint(data, Buffer.alloc(0))).toBe(false);
  });
});

function faultAt(sealed: Sealed, context: Context) {
  return faultOf(errorOf(() => vault.open(sealed, context)));
}

function errorOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}
