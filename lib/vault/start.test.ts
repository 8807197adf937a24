import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { KeyringRow, KeyringStore } from "./keyring";
import { formatMasterKey, generateMasterKey } from "./master-key";
import { exitCodeOf } from "./refusal";
import { openVault } from "./vault";

const place = { workspaceId: "ws_1", recordId: "cr_1", field: "secret", revision: 1 };
const text = formatMasterKey(generateMasterKey());
const otherText = formatMasterKey(generateMasterKey());
let dataDir: string;
let rows: KeyringRow[];
let store: KeyringStore;
let inserts: number;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "keyrack-start-"));
  rows = [];
  inserts = 0;
  store = {
    rows: async () => rows,
    insert: async (made) => {
      inserts += 1;
      rows = [...rows, ...made];
    },
  };
});

async function refusal(options: {
  file?: string;
  text?: string;
}): Promise<{ message: string; code: number | undefined }> {
  const before = [inserts, readdirSync(dataDir).length];
  const error: unknown = await openVault({ ...options, dataDir, store }).then(
    () => new Error("It started."),
    (thrown: unknown) => thrown,
  );
  expect([inserts, readdirSync(dataDir).length]).toEqual(before);
  return { message: error instanceof Error ? error.message : "", code: exitCodeOf(error) };
}

function fileWith(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "keyrack-key-")), "key");
  writeFileSync(path, content);
  return path;
}

describe("the first start", () => {
  it("makes a key file that only its owner can read, before the keyring, and shows it for the recovery kit", async () => {
    const path = join(dataDir, "master.key");
    const insert = store.insert;
    store.insert = (made, known) => {
      expect(existsSync(path)).toBe(true);
      return insert(made, known);
    };
    const vault = await openVault({ dataDir, store });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(vault.source).toBe("generated");
    expect(`${vault.recoveryText()}\n`).toBe(readFileSync(path, "utf8"));
    expect(rows.map((row) => row.kind)).toEqual(["canary", "audit", "pepper", "checkpoint"]);
    expect(new Set(rows.map((row) => row.kekId))).toEqual(new Set([vault.keyId]));
  });

  it("keeps a key file that is already there", async () => {
    writeFileSync(join(dataDir, "master.key"), `${text}\n`);
    const vault = await openVault({ dataDir, store });
    expect(vault.recoveryText()).toBe(text);
  });

  it("stops at a key file that a crash left empty, and says what to do", async () => {
    writeFileSync(join(dataDir, "master.key"), "");
    const { message, code } = await refusal({});
    expect(code).toBe(78);
    expect(message).toContain("is empty");
    expect(message).toContain("without that file, a new key is made");
  });

  it("stops if no key file can be made", async () => {
    const missing = join(dataDir, "not", "there");
    await expect(openVault({ dataDir: missing, store })).rejects.toThrow(
      "cannot be made: there is no such file or directory",
    );
    expect(inserts).toBe(0);
  });

  it("makes no file when a key is given", async () => {
    const vault = await openVault({ text, dataDir, store });
    expect(vault.source).toBe("environment");
    expect(vault.recoveryText()).toBeUndefined();
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe("the sources", () => {
  it("are tried in their order: file, text, data directory", async () => {
    writeFileSync(join(dataDir, "master.key"), formatMasterKey(generateMasterKey()));
    const file = fileWith(`${text}\n`);
    const fromFile = await openVault({ file, text: otherText, dataDir, store });
    expect(fromFile.source).toBe("file");
    expect(fromFile.recoveryText()).toBeUndefined();
    rows = [];
    const fromText = await openVault({ text, dataDir, store });
    expect([fromText.source, fromText.keyId]).toEqual(["environment", fromFile.keyId]);
  });

  it("never fall through from a source that was named but cannot be used", async () => {
    const missing = await refusal({ file: join(dataDir, "nothing"), text });
    expect(missing.message).toContain("there is no such file");
    const quoted = await refusal({ file: fileWith(`"${text}"`), text });
    expect(quoted.message).toContain("has quotes around the key");
    const empty = await refusal({ text: "" });
    expect(empty.message).toContain("KEYRACK_MASTER_KEY is empty");
    expect([missing.code, quoted.code, empty.code]).toEqual([78, 78, 78]);
    expect(quoted.message).not.toContain(text.slice(7, 50));
  });

  it("a directory in the place of a key file is named as one", async () => {
    const path = join(dataDir, "secrets");
    mkdirSync(path);
    expect((await refusal({ file: path })).message).toContain("it is a directory");
  });
});

describe("a later start", () => {
  it("opens what was sealed before", async () => {
    const first = await openVault({ dataDir, store });
    const sealed = first.sealNew(place, Buffer.from("kept"));
    const second = await openVault({ dataDir, store });
    expect(second.open(sealed, place).toString()).toBe("kept");
    expect([second.keyId, second.fingerprint, second.source]).toEqual([first.keyId, first.fingerprint, "generated"]);
    expect(inserts).toBe(1);
  });

  it("with a wrong key names the needed and the offered key and the sources tried", async () => {
    const right = await openVault({ text, dataDir, store });
    const wrong = await openVault({
      text: otherText,
      dataDir,
      store: { rows: async () => [], insert: async () => undefined },
    });
    const { message, code } = await refusal({ text: otherText });
    expect(code).toBe(78);
    expect(message).toContain(`offered key ${wrong.keyId}`);
    expect(message).toContain(`Needed key ${right.keyId}`);
    expect(message).toContain("KEYRACK_MASTER_KEY_FILE (not set); KEYRACK_MASTER_KEY (read)");
    expect(message).toContain("Nothing was written and no key was made.");
  });

  it("without a key makes no new one", async () => {
    const right = await openVault({ text, dataDir, store });
    const { message, code } = await refusal({});
    expect(code).toBe(78);
    expect(message).toContain(`Needed key ${right.keyId}`);
    expect(message).toContain(join(dataDir, "master.key"));
    expect(existsSync(join(dataDir, "master.key"))).toBe(false);
  });

  it("with an unreadable key still names the needed one", async () => {
    const right = await openVault({ text, dataDir, store });
    expect((await refusal({ text: text.slice(1) })).message).toContain(`Needed key ${right.keyId}`);
  });

  it.each(["canary", "audit", "pepper", "checkpoint"])(
    "without its %s key is refused, and no new one is made",
    async (kind) => {
      await openVault({ text, dataDir, store });
      rows = rows.filter((row) => row.kind !== kind);
      const { message, code } = await refusal({ text });
      expect([code, message.includes(`exactly one "${kind}" row`)]).toEqual([78, true]);
    },
  );

  it.each(["canary", "audit", "pepper", "checkpoint"])("with an altered %s key is refused", async (kind) => {
    await openVault({ text, dataDir, store });
    for (const row of rows) if (row.kind === kind) row.blob[40] = (row.blob[40] ?? 0) ^ 1;
    expect((await refusal({ text })).message).toContain("does not open (bad-tag)");
  });

  it("with two keyring rows exchanged is refused", async () => {
    await openVault({ text, dataDir, store });
    const [, audit, pepper] = rows;
    if (audit === undefined || pepper === undefined) throw new Error("The keyring is not whole.");
    [audit.blob, pepper.blob] = [pepper.blob, audit.blob];
    expect((await refusal({ text })).code).toBe(78);
  });
});

it("another error is not an exit code", () => {
  expect([exitCodeOf(new Error("x")), exitCodeOf(undefined)]).toEqual([undefined, undefined]);
});
