import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Database } from "./driver";
import { openSqlite } from "./sqlite";

test("a log that somebody reads is emptied when they are gone, and nobody waits for them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "keyrack-log-"));
  const store = openSqlite(folder);
  const log = () => statSync(join(folder, "keyrack.db-wal")).size;
  const user = { id: "us", email: "a@example.com", name: "A", passwordHash: null, createdAt: 1 };
  const reader = new Database(join(folder, "keyrack.db"), { readonly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM users").get();
  await store.write(async (tx) => void (await tx.insert(store.t.users).values(user)));
  await store.truncateLog();
  expect(log()).toBeGreaterThan(0);
  store.keepRoom();
  expect(log()).toBeGreaterThan(0);
  reader.exec("COMMIT");
  reader.close();
  store.keepRoom();
  expect(log()).toBe(0);
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
