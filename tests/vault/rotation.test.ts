import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, ne } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { openSecrets } from "@/lib/credentials/sealed";
import { readEnv } from "@/lib/env";
import { once } from "@/lib/idempotency";
import { type Installation, installation, startInstallation, stopInstallation } from "@/lib/installation";
import { sealedPlaces, standingOn } from "@/lib/rotation/places";
import { beginRotation, noteConfiguredRotation, removeOldKey, rotationView, settlingMs } from "@/lib/rotation/rotation";
import { stopTurning, turnKeys } from "@/lib/rotation/turn";
import { readSetting } from "@/lib/settings";
import { keyState } from "@/lib/setup";
import { formatMasterKey, generateMasterKey } from "@/lib/vault/master-key";
import { exitCodeOf } from "@/lib/vault/refusal";
import { verifyInstallation } from "@/lib/verify-installation";
import { memberWith, type TestInstallation, testInstallation } from "@/tests/support/installation";
import { sealedRows } from "@/tests/support/sealed-rows";

let t: TestInstallation | undefined;
afterEach(() => t?.stop());

const later = () => Date.now() + settlingMs + 1;

async function tokens({ home }: { home: Installation }): Promise<string[]> {
  const rows = await home.store.db.select().from(home.store.t.credentials);
  const opened = await Promise.all(rows.map((row) => openSecrets(home, row)));
  return opened.map(({ values }) => values.token ?? "").sort();
}

/** The same folder, opened anew. */
async function again(dataDir: string, settings: Record<string, string> = {}): Promise<Installation> {
  await stopInstallation();
  const result = readEnv({ KEYRACK_DATA_DIR: dataDir, KEYRACK_LOG_LEVEL: "silent", ...settings });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return startInstallation(result.env);
}

test.each([false, true])(
  "everything moves to the new key and opens as before (data keys too: %s)",
  async (reencrypt) => {
    t = await testInstallation();
    await sealedRows(t.home, t.owner, 250);
    const { vault, store } = t.home;
    const [old, oldText] = [vault.keyId, vault.recoveryText()];
    const before = await store.db.select().from(store.t.secrets);
    await beginRotation(t.owner, { reencrypt });
    expect(vault.keyIds()).toEqual([vault.keyId, old]);
    expect((await keyState()).kept).toBe(false);
    await turnKeys(t.home);
    expect(await standingOn(store, old)).toBe(0);
    expect((await readSetting(store, "keyRotation"))?.moved).toBe(250);
    const after = new Map((await store.db.select().from(store.t.secrets)).map((row) => [row.credentialId, row]));
    expect(before.filter((row) => after.get(row.credentialId)?.wrappedDek.equals(row.wrappedDek))).toEqual([]);
    expect(before.filter((row) => after.get(row.credentialId)?.blob.equals(row.blob)).length).toBe(reencrypt ? 0 : 250);
    await removeOldKey(t.owner, later());
    expect(vault.keyIds()).toEqual([vault.keyId]);
    expect(existsSync(join(t.dataDir, "master.key.next"))).toBe(false);
    expect(readFileSync(join(t.dataDir, "master.key"), "utf8")).not.toContain(oldText ?? "?");
    const home = await again(t.dataDir);
    expect((await tokens({ home })).length).toBe(250);
    expect((await verifyInstallation(home.env)).events.problems).toEqual([]);
  },
);

test("a request repeated across a change of keys gets the answer of the first, and is not done again", async () => {
  t = await testInstallation();
  const { store, vault } = t.home;
  const old = vault.keyId;
  let done = 0;
  const ask = (key: string) =>
    once({ owner: "token", key, request: "POST /things" }, async () => {
      done += 1;
      return { status: 201, body: `{"number":${done}}` };
    });
  const first = await Promise.all(["a", "b", "c"].map(ask));
  await beginRotation(t.owner);
  await turnKeys(t.home);
  expect(await standingOn(store, old)).toBe(0);
  expect((await readSetting(store, "keyRotation"))?.moved).toBe(3);
  await removeOldKey(t.owner, later());
  const again = await Promise.all(["a", "b", "c"].map(ask));
  expect(again).toEqual(first.map((answer) => ({ ...answer, replayed: true })));
  expect(done).toBe(3);
});

test("a start in the middle of a rotation finds both keys and goes on", async () => {
  t = await testInstallation();
  await sealedRows(t.home, t.owner, 5);
  const expected = await tokens(t);
  const old = t.home.vault.keyId;
  await beginRotation(t.owner);
  await stopTurning(t.home);
  const home = await again(t.dataDir);
  expect(home.vault.keyIds()).toHaveLength(2);
  expect(home.vault.keyId).not.toBe(old);
  expect(await tokens({ home })).toEqual(expected);
  await turnKeys(home);
  expect(await standingOn(home.store, old)).toBe(0);
  expect(await tokens({ home })).toEqual(expected);
});

test("a crash between adding the key and its file, or after giving the old one up, is mended by the next start", async () => {
  t = await testInstallation();
  await sealedRows(t.home, t.owner, 2);
  const { vault } = t.home;
  // Nothing was ever sealed under what such a crash leaves.
  writeFileSync(join(t.dataDir, "master.key.next"), "krkmk1_half");
  await beginRotation(t.owner);
  await turnKeys(t.home);
  const newest = vault.keyId;
  const { store } = t.home;
  await store.write(async (tx) => void (await tx.delete(store.t.keyring).where(ne(store.t.keyring.kekId, newest))));
  const home = await again(t.dataDir);
  expect(home.vault.keyIds()).toEqual([newest]);
  expect(existsSync(join(t.dataDir, "master.key.next"))).toBe(false);
  expect((await tokens({ home })).length).toBe(2);
});

test("the old key stays while anything stands on it, for the first minute, and what cannot be opened is told", async () => {
  t = await testInstallation();
  const [first] = await sealedRows(t.home, t.owner, 3);
  const { store } = t.home;
  const rows = await store.db.select().from(store.t.secrets);
  const broken = rows.find((row) => row.credentialId === first);
  if (!broken) throw new Error("no row");
  const altered = Buffer.from(broken.wrappedDek);
  altered[40] = (altered[40] ?? 0) ^ 1;
  const { secrets } = store.t;
  await store.write(
    async (tx) =>
      void (await tx
        .update(secrets)
        .set({ wrappedDek: altered })
        .where(eq(secrets.credentialId, first ?? ""))),
  );
  await beginRotation(t.owner);
  await turnKeys(t.home);
  await expect(removeOldKey(t.owner)).rejects.toThrow(/less than a minute/);
  await expect(removeOldKey(t.owner, later())).rejects.toThrow("1 records still stand on the old key");
  const view = await rotationView(t.owner, later());
  expect(view).toMatchObject({ waits: "damaged", rotation: { moved: 2, damaged: [`secrets ${first}`] } });
  await expect(beginRotation(t.owner)).rejects.toMatchObject({ code: "conflict" });
});

test("a key that is configured is followed by the one configured beside it", async () => {
  const [one, two] = [formatMasterKey(generateMasterKey()), formatMasterKey(generateMasterKey())];
  t = await testInstallation({ KEYRACK_MASTER_KEY: one });
  await sealedRows(t.home, t.owner, 4);
  const expected = await tokens(t);
  await expect(beginRotation(t.owner)).rejects.toThrow(/KEYRACK_MASTER_KEY_OLD/);
  const alone = await again(t.dataDir, { KEYRACK_MASTER_KEY: two }).catch((error: unknown) => error);
  expect(exitCodeOf(alone)).toBe(78);
  await forgetFailedStart();
  const file = join(mkdtempSync(join(tmpdir(), "keyrack-key-")), "old");
  writeFileSync(file, `${one}\n`);
  const home = await again(t.dataDir, { KEYRACK_MASTER_KEY: two, KEYRACK_MASTER_KEY_OLD_FILE: file });
  await noteConfiguredRotation(home);
  expect(await tokens({ home })).toEqual(expected);
  // Without the old key nothing would be readable yet, so that start is refused with the number of records.
  const early = await again(t.dataDir, { KEYRACK_MASTER_KEY: two }).catch((error: unknown) => error);
  expect(exitCodeOf(early)).toBe(78);
  expect(String(early)).toContain("4 records still stand on the key");
  await forgetFailedStart();
  const third = await again(t.dataDir, { KEYRACK_MASTER_KEY: two, KEYRACK_MASTER_KEY_OLD: one });
  await turnKeys(third);
  const owner = await memberWith(third, "ana@example.com");
  expect(await rotationView(owner, later())).toMatchObject({ ownKey: false, old: [{ standing: 0 }] });
  // Nothing stands on it: the next start no longer asks for it, pressed or not.
  const last = await again(t.dataDir, { KEYRACK_MASTER_KEY: two });
  expect(last.vault.keyIds()).toHaveLength(1);
  expect(await tokens({ home: last })).toEqual(expected);
});

test("every table with a wrapped key is known by its id and workspace", async () => {
  t = await testInstallation();
  const names = sealedPlaces(t.home.store).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["secrets", "grants", "oauth_clients", "checks", "authenticators"]));
  const { authenticators } = t.home.store.t;
  const place = { workspaceId: "people", recordId: t.owner.userId, field: "authenticator", revision: 1 };
  const { wrappedDek, blob } = t.home.vault.sealNew(place, Buffer.from("secret"));
  const row = { userId: t.owner.userId, wrappedDek, blob, confirmedAt: null, lastStep: 0, createdAt: 1 };
  await t.home.store.write(async (tx) => void (await tx.insert(authenticators).values(row)));
  await beginRotation(t.owner);
  await turnKeys(t.home);
  const [moved] = await t.home.store.db.select().from(authenticators);
  expect(moved && t.home.vault.open({ ...moved, revision: 1 }, place).toString()).toBe("secret");
  expect((await rotationView(t.owner, later())).waits).toBeUndefined();
});

test("only an owner of the first workspace turns keys", async () => {
  t = await testInstallation();
  const admin = { ...t.owner, role: "admin" } as const;
  for (const act of [() => beginRotation(admin), () => removeOldKey(admin), () => rotationView(admin)])
    await expect(act()).rejects.toMatchObject({ code: "forbidden" });
  expect((await installation()).vault.keyIds()).toHaveLength(1);
});

/** `startInstallation` keeps a start that failed. */
async function forgetFailedStart(): Promise<void> {
  await stopInstallation().catch(() => undefined);
}
