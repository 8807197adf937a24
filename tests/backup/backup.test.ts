import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateIdentity, identityToRecipient } from "age-encryption";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBackup } from "@/lib/backup/create";
import { restoreBackup } from "@/lib/backup/restore";
import { openSecrets } from "@/lib/credentials/sealed";
import { failureOf } from "@/lib/egress/failure";
import type { StreamRequest } from "@/lib/egress/pool";
import { type Env, readEnv } from "@/lib/env";
import { type Installation, startInstallation, stopInstallation } from "@/lib/installation";
import { putIntoService, quarantineSentence } from "@/lib/quarantine";
import { isReady } from "@/lib/ready";
import { beginRotation } from "@/lib/rotation/rotation";
import { turnKeys } from "@/lib/rotation/turn";
import { sealFor } from "@/lib/transfer/export";
import { verifyInstallation } from "@/lib/verify-installation";
import { memberWith, type TestInstallation, testInstallation } from "@/tests/support/installation";
import { sealedRows } from "@/tests/support/sealed-rows";

let t: TestInstallation;
let folder: string;
beforeEach(async () => {
  t = await testInstallation();
  folder = mkdtempSync(join(tmpdir(), "keyrack-backup-"));
});
afterEach(async () => {
  await stopInstallation().catch(() => undefined);
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder to restore into, with the key of the original unless told. */
function elsewhere({ key = true } = {}): Env {
  const dataDir = mkdtempSync(join(folder, "restored-"));
  if (key) copyFileSync(join(t.dataDir, "master.key"), join(dataDir, "master.key"));
  const result = readEnv({
    KEYRACK_DATA_DIR: dataDir,
    KEYRACK_LOG_LEVEL: "silent",
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.env;
}

async function tokens(home: Installation): Promise<string[]> {
  const rows = await home.store.db.select().from(home.store.t.credentials);
  return (await Promise.all(rows.map((row) => openSecrets(home, row)))).map(({ values }) => values.token ?? "").sort();
}

test("a backup taken while others write is whole at one moment, and opens to the last credential", async () => {
  await sealedRows(t.home, t.owner, 300);
  let writing = true;
  const writer = (async () => {
    while (writing) {
      await sealedRows(t.home, t.owner, 3);
      await new Promise((done) => setImmediate(done));
    }
  })();
  const made = await Promise.all(
    [0, 1, 2].map(async (at) => {
      await new Promise((done) => setTimeout(done, at * 30));
      return createBackup(t.home.env, join(folder, `b${at}.tar`));
    }),
  );
  writing = false;
  await writer;
  for (const { path, manifest } of made) {
    const env = elsewhere();
    const { opened } = await restoreBackup(env, path);
    expect(opened).toMatchObject({ credentials: manifest.counts.credentials, damaged: [], proof: true });
    expect(manifest.counts.credentials).toBeGreaterThanOrEqual(300);
  }
  expect(readdirSync(folder).filter((name) => name.startsWith(".keyrack"))).toEqual([]);
}, 60_000);

test("it is a tar that other tools read, holds no key, and lets nobody else read it", async () => {
  const { path } = await createBackup(t.home.env, join(folder, "b.tar"));
  const list = execFileSync("tar", ["tvf", path], { encoding: "utf8" });
  expect(list.match(/\S+$/gm)).toEqual(["manifest.json", "manifest.proof", "keyrack.db"]);
  expect(list).toContain("-rw-------");
  const key = readFileSync(join(t.dataDir, "master.key"), "utf8").slice(7, 50);
  expect(readFileSync(path).includes(key)).toBe(false);
  await expect(createBackup(t.home.env, path)).rejects.toMatchObject({ code: "conflict" });
});

test("a restored copy sends nothing and is not ready until an owner puts it into service", async () => {
  await sealedRows(t.home, t.owner, 2);
  const expected = await tokens(t.home);
  const { path } = await createBackup(t.home.env, join(folder, "b.tar"));
  await stopInstallation();
  const env = elsewhere();
  await restoreBackup(env, path);
  expect((await verifyInstallation(env)).restored).toBe(true);
  const copy = await startInstallation(env);
  expect(await tokens(copy)).toEqual(expected);
  expect(await isReady()).toBe(false);
  const request = { method: "GET", url: "http://127.0.0.1:9/", headers: {}, secretOrigins: ["http://127.0.0.1:9"] };
  const ways = [
    () => copy.egress.request(request),
    () => copy.egress.dial({ host: "127.0.0.1", port: 9 }),
    () => copy.egress.stream({ ...request, url: new URL(request.url) } as unknown as StreamRequest),
  ];
  for (const way of ways) {
    const error = await way().catch((thrown: unknown) => thrown);
    expect(failureOf(error)).toMatchObject({ reason: "blocked_address", hint: quarantineSentence });
  }
  expect(await copy.store.db.select().from(copy.store.t.sessions)).toEqual([]);
  const owner = await memberWith(copy, "ana@example.com");
  await expect(putIntoService({ ...owner, role: "admin" })).rejects.toMatchObject({ code: "forbidden" });
  await putIntoService(owner);
  expect(await isReady()).toBe(true);
  const open = await copy.egress.request(request).catch((thrown: unknown) => thrown);
  expect(failureOf(open)?.reason).toBe("refused");
  await stopInstallation();
  expect((await verifyInstallation(env)).restored).toBe(false);
  expect((await startInstallation(env)).quarantine.now).toBeUndefined();
});

test("a sealed one opens with its passphrase or key only", async () => {
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  const one = await createBackup(
    t.home.env,
    join(folder, "one.age"),
    sealFor({ passphrase: "correct horse battery staple", recipients: "" }),
  );
  const two = await createBackup(
    t.home.env,
    join(folder, "two.age"),
    sealFor({ passphrase: "", recipients: recipient }),
  );
  expect(readFileSync(one.path, "latin1").slice(0, 18)).toBe("age-encryption.org");
  await expect(restoreBackup(elsewhere(), one.path, "another passphrase")).rejects.toMatchObject({
    code: "invalid_fields",
  });
  expect((await restoreBackup(elsewhere(), one.path, "correct horse battery staple")).opened).toMatchObject({
    proof: true,
  });
  expect((await restoreBackup(elsewhere(), two.path, identity)).opened).toMatchObject({ proof: true });
}, 60_000);

test("a file that was cut, altered or put together by somebody else is found out, and nothing is left", async () => {
  await sealedRows(t.home, t.owner, 20);
  const { path, bytes } = await createBackup(t.home.env, join(folder, "b.tar"));
  const whole = readFileSync(path);
  const tried = [whole.subarray(0, bytes - 3000), whole.subarray(0, 100), Buffer.from("no archive at all")];
  for (const at of [600, 1030, 2100, 5000, 60_000]) {
    const altered = Buffer.from(whole);
    altered[at] = (altered[at] ?? 0) ^ 0x20;
    tried.push(altered);
  }
  for (const [at, content] of tried.entries()) {
    const file = join(folder, `bad-${at}`);
    writeFileSync(file, content);
    const env = elsewhere();
    const result = await restoreBackup(env, file).catch((error: unknown) => error);
    if (result instanceof Error) {
      expect(existsSync(join(env.dataDir, "keyrack.db"))).toBe(false);
      expect(readdirSync(env.dataDir)).toEqual(["master.key"]);
    } else expect(result).toMatchObject({ opened: { proof: false } });
  }
});

test("without its key it is restored all the same, and says which key it needs", async () => {
  const { path, manifest } = await createBackup(t.home.env, join(folder, "b.tar"));
  const env = elsewhere({ key: false });
  const { opened } = await restoreBackup(env, path);
  expect(opened).toMatchObject({ problem: expect.stringContaining(t.home.vault.keyId) });
  expect(manifest.keys).toEqual([t.home.vault.fingerprint]);
  expect(existsSync(join(env.dataDir, "master.key"))).toBe(false);
  await expect(restoreBackup(env, path)).rejects.toMatchObject({ code: "conflict" });
});

test("one from the middle of a rotation names both keys", async () => {
  await sealedRows(t.home, t.owner, 5);
  await beginRotation(t.owner, { alone: true });
  const { path, manifest } = await createBackup(t.home.env, join(folder, "b.tar"));
  expect(manifest.keys).toHaveLength(2);
  await turnKeys(t.home);
  const env = elsewhere();
  copyFileSync(join(t.dataDir, "master.key.next"), join(env.dataDir, "master.key.next"));
  expect((await restoreBackup(env, path)).opened).toMatchObject({ credentials: 5, damaged: [], proof: true });
});
