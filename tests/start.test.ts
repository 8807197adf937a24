import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { formatMasterKey, generateMasterKey } from "@/lib/vault/master-key";
import { testInstallation } from "./support/installation";

/** The entry as a process of its own, before any page is prepared. */
function start(settings: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "bin/keyrack.ts", "serve"], {
    env: { PATH, HOME, NODE_ENV: "test", ...settings },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

const folders: string[] = [];
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

async function closedInstallation(): Promise<{ dataDir: string; keyId: string }> {
  const t = await testInstallation();
  const { keyId } = t.home.vault;
  const copy = mkdtempSync(join(tmpdir(), "keyrack-start-"));
  folders.push(copy);
  await t.home.store.truncateLog();
  for (const name of ["keyrack.db", "master.key"])
    writeFileSync(join(copy, name), readFileSync(join(t.dataDir, name)), { mode: 0o600 });
  await t.stop();
  return { dataDir: copy, keyId };
}

const fingerprint = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

test("a wrong master key ends the start with 78, names both keys and changes nothing", async () => {
  const { dataDir, keyId } = await closedInstallation();
  const before = fingerprint(join(dataDir, "keyrack.db"));
  const { code, output } = await start({
    KEYRACK_DATA_DIR: dataDir,
    KEYRACK_MASTER_KEY: formatMasterKey(generateMasterKey()),
  });
  expect(code).toBe(78);
  expect(output).toContain(keyId);
  expect(output).toMatch(/offered key [0-9a-f]{16}/);
  expect(fingerprint(join(dataDir, "keyrack.db"))).toBe(before);
});

test("a missing master key ends the start with 78 and makes no new one", async () => {
  const { dataDir, keyId } = await closedInstallation();
  rmSync(join(dataDir, "master.key"));
  const { code, output } = await start({ KEYRACK_DATA_DIR: dataDir });
  expect(code).toBe(78);
  expect(output).toContain(keyId);
  expect(() => readFileSync(join(dataDir, "master.key"))).toThrow();
});

test("an unknown or malformed setting ends the start with 78 and its name", async () => {
  const { code, output } = await start({ KEYRACK_ULR: "x", KEYRACK_URL: "https://a.example/path", PORT: "abc" });
  expect(code).toBe(78);
  for (const name of ["KEYRACK_ULR", "KEYRACK_URL", "PORT"]) expect(output).toContain(name);
});

test("a second process on the same data folder is refused in clear words", async () => {
  const t = await testInstallation();
  const { code, output } = await start({ KEYRACK_DATA_DIR: t.dataDir });
  await t.stop();
  expect(code).not.toBe(0);
  expect(output).toContain(`Another Keyrack (process ${process.pid}) is using ${t.dataDir}`);
});
