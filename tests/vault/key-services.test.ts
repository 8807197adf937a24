import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { openSecrets } from "@/lib/credentials/sealed";
import { readEnv } from "@/lib/env";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { beginRotation, removeOldKey, settlingMs } from "@/lib/rotation/rotation";
import { turnKeys } from "@/lib/rotation/turn";
import { exitCodeOf } from "@/lib/vault/refusal";
import { memberWith, type TestInstallation, testInstallation } from "@/tests/support/installation";
import { awsStandIn, gcpStandIn, type KeyStandIn, vaultStandIn } from "@/tests/support/key-services";
import { sealedRows } from "@/tests/support/sealed-rows";

const services = [
  ["AWS KMS", awsStandIn, "kms:Decrypt"],
  ["Google Cloud KMS", gcpStandIn, "Encrypter/Decrypter"],
  ["Vault", vaultStandIn, "again"],
] as const;

let service: KeyStandIn | undefined;
let t: TestInstallation | undefined;
afterEach(async () => {
  await t?.stop().catch(() => undefined);
  await service?.stop();
});

async function again(settings: Record<string, string>) {
  await stopInstallation().catch(() => undefined);
  const result = readEnv({ KEYRACK_LOG_LEVEL: "silent", ...settings });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return startInstallation(result.env);
}

describe.each(services)("%s", (name, standIn, advice) => {
  test("seals the master key once, opens it at each start, and is not missed in between", async () => {
    service = await standIn();
    t = await testInstallation(service.settings);
    const { dataDir } = t;
    await sealedRows(t.home, t.owner, 3);
    expect(t.home.vault).toMatchObject({ source: "service" });
    expect(t.home.vault.recoveryText()).toBeUndefined();
    expect(existsSync(join(dataDir, "master.key"))).toBe(false);
    expect(readFileSync(join(dataDir, "master.key.sealed"), "utf8")).not.toContain("krkmk1_");
    const home = await again({ ...service.settings, KEYRACK_DATA_DIR: dataDir });
    const asked = service.calls.length;
    await service.break("down");
    const rows = await home.store.db.select().from(home.store.t.credentials);
    const opened = await Promise.all(rows.map((row) => openSecrets(home, row)));
    expect(opened.map(({ values }) => values.token).sort()).toEqual(["token-0", "token-1", "token-2"]);
    expect(service.calls).toHaveLength(asked);
    const down = await again({ ...service.settings, KEYRACK_DATA_DIR: dataDir }).catch((error: unknown) => error);
    expect(exitCodeOf(down)).toBe(78);
    expect(String(down)).toContain("cannot be reached");
    expect(String(down)).toContain("start Keyrack again");
  });

  test("that does not let us in stops the start and says what to allow", async () => {
    service = await standIn();
    t = await testInstallation(service.settings);
    const settings = { ...service.settings, KEYRACK_DATA_DIR: t.dataDir };
    await service.break("denied");
    const denied = await again(settings).catch((error: unknown) => error);
    expect(exitCodeOf(denied)).toBe(78);
    expect(String(denied)).toContain(name);
    expect(String(denied)).toContain(advice);
  });

  test("seals the next master key in a rotation, which an outage only puts off", async () => {
    service = await standIn();
    t = await testInstallation(service.settings);
    const { dataDir } = t;
    await sealedRows(t.home, t.owner, 3);
    const before = readFileSync(join(dataDir, "master.key.sealed"), "utf8");
    await beginRotation(t.owner);
    await turnKeys(t.home);
    await removeOldKey(t.owner, Date.now() + settlingMs + 1);
    expect(readFileSync(join(dataDir, "master.key.sealed"), "utf8")).not.toBe(before);
    const home = await again({ ...service.settings, KEYRACK_DATA_DIR: dataDir });
    const rows = await home.store.db.select().from(home.store.t.credentials);
    expect(await Promise.all(rows.map(async (row) => (await openSecrets(home, row)).revision))).toEqual([1, 1, 1]);
    await service.break("down");
    const owner = await memberWith(home, "ana@example.com");
    await expect(beginRotation(owner)).rejects.toMatchObject({ code: "conflict" });
    expect(home.vault.keyIds()).toHaveLength(1);
    expect(existsSync(join(dataDir, "master.key.sealed.next"))).toBe(false);
  });
});

test("a key of one's own moves into the hands of a key service", async () => {
  t = await testInstallation();
  await sealedRows(t.home, t.owner, 2);
  service = await awsStandIn();
  const { dataDir } = t;
  const old = { KEYRACK_MASTER_KEY_OLD_FILE: join(dataDir, "master.key") };
  const home = await again({ ...service.settings, ...old, KEYRACK_DATA_DIR: dataDir });
  expect(home.vault.keyIds()).toHaveLength(2);
  await turnKeys(home);
  const last = await again({ ...service.settings, KEYRACK_DATA_DIR: dataDir });
  expect(last.vault).toMatchObject({ source: "service" });
  expect(last.vault.keyIds()).toHaveLength(1);
});

test("settings that are not whole are named", () => {
  const problems = (settings: Record<string, string>) => {
    const result = readEnv(settings);
    return result.ok ? [] : result.problems.map(({ name }) => name);
  };
  expect(problems({ KEYRACK_KMS_URL: "https://x" })).toEqual(["KEYRACK_KMS"]);
  expect(problems({ KEYRACK_KMS: "azure" })).toEqual(["KEYRACK_KMS"]);
  expect(problems({ KEYRACK_KMS: "aws" })).toEqual(["KEYRACK_KMS_KEY"]);
  expect(problems({ KEYRACK_KMS: "aws", KEYRACK_KMS_KEY: "alias/x", KEYRACK_KMS_CREDENTIALS: "a:b" })).toEqual([
    "KEYRACK_KMS_KEY",
  ]);
  expect(problems({ KEYRACK_KMS: "vault", KEYRACK_KMS_KEY: "k", KEYRACK_KMS_CREDENTIALS: "t" })).toEqual([
    "KEYRACK_KMS_URL",
  ]);
});
