import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Database } from "./driver";
import { openSqlite } from "./sqlite";

const user = { id: "us", email: "a@example.com", name: "A", passwordHash: null, createdAt: 1 };

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), "keyrack-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const store = openSqlite(folder);
  return { folder, store, log: join(folder, "keyrack.db-wal") };
}

test("a log that somebody reads is emptied when they are gone, and nobody waits for them", async () => {
  const { folder, store, log } = setUp();
  const reader = new Database(join(folder, "keyrack.db"), { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM users").get();
  await store.write(async (tx) => void (await tx.insert(store.t.users).values(user)));
  await store.truncateLog();
  expect(statSync(log).size).toBeGreaterThan(0);
  store.keepRoom();
  expect(statSync(log).size).toBeGreaterThan(0);
  reader.exec("COMMIT");
  reader.close();
  store.keepRoom();
  expect(statSync(log).size).toBe(0);
  await store.close();
});

test("a log that cannot be emptied fails nobody whose write is done, and is emptied when it can be", async () => {
  const { store, log } = setUp();
  await store.write(async (tx) => void (await tx.insert(store.t.users).values(user)));
  const kept = readFileSync(log);
  // The disk does not give back what was written to it.
  truncateSync(log, 0);
  await store.truncateLog();
  store.keepRoom();
  writeFileSync(log, kept);
  store.keepRoom();
  expect(statSync(log).size).toBe(0);
  expect(await store.db.select({ id: store.t.users.id }).from(store.t.users)).toEqual([{ id: "us" }]);
  await store.close();
});
