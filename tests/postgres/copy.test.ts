import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postgresMigrations } from "@/drizzle/migrations/postgres";
import { listCredentials } from "@/lib/credentials/list";
import { copyToPostgres, copyToSqlite } from "@/lib/db/snapshot";
import { readEnv } from "@/lib/env";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { verifyInstallation } from "@/lib/verify-installation";
import { memberWith, type TestInstallation, testInstallation } from "@/tests/support/installation";
import { administer } from "@/tests/support/postgres-administer";
import { type TestDatabase, testDatabase } from "@/tests/support/postgres-database";
import { sealedRows } from "@/tests/support/sealed-rows";

/** An installation goes from PostgreSQL to SQLite and on to another PostgreSQL, and is the same everywhere. */
let t: TestInstallation;
let other: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "keyrack-copy-"));
const total = 1_200;
beforeAll(async () => {
  t = await testInstallation();
  await sealedRows(t.home, t.owner, total);
  const made = await testDatabase();
  if (made === undefined) throw new Error("this needs a PostgreSQL");
  other = made;
});
afterAll(async () => {
  await t.stop();
  await other.drop();
  rmSync(folder, { recursive: true, force: true });
});

const settings = (place: Record<string, string>) => {
  const result = readEnv({ KEYRACK_LOG_LEVEL: "silent", PORT: "3999", ...place });
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join());
  return result.env;
};
const url = () => t.home.env.databaseUrl ?? "";

test("what PostgreSQL held is in the file, opens there, and goes on to another PostgreSQL", async () => {
  const masterKeyFile = join(t.dataDir, "master.key");
  const sqlite = settings({ KEYRACK_DATA_DIR: folder, KEYRACK_MASTER_KEY_FILE: masterKeyFile });
  const there = await copyToSqlite(url(), folder);
  expect(there.tables).toMatchObject({ credentials: total, secrets: total, users: 1 });
  expect(await verifyInstallation(sqlite)).toMatchObject({ sealed: total, damaged: [], events: { problems: [] } });
  const back = await copyToPostgres(folder, other.url);
  expect(back).toEqual(there);
  const place = { KEYRACK_DATA_DIR: folder, KEYRACK_MASTER_KEY_FILE: masterKeyFile, KEYRACK_DATABASE_URL: other.url };
  expect(await verifyInstallation(settings(place))).toMatchObject({ sealed: total, damaged: [] });
  await stopInstallation();
  const home = await startInstallation(settings(place));
  expect((await listCredentials(await memberWith(home, "ana@example.com"), {})).total).toBe(total);
  await stopInstallation();
  t.home = await startInstallation(t.home.env);
});

test("a target that holds rows is refused, and both stay as they are", async () => {
  await expect(copyToSqlite(url(), folder)).rejects.toThrow(/not empty/);
  await expect(copyToPostgres(folder, other.url)).rejects.toThrow(/not empty/);
});

test("a schema that is newer than this version is refused, to start and to copy", async () => {
  await administer(url(), "UPDATE keyrack_schema SET version = 999");
  await stopInstallation();
  const refused: unknown = await startInstallation(t.home.env).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: "not_ready", cause: { exitCode: 78 } });
  await stopInstallation().catch(() => undefined);
  await expect(copyToSqlite(url(), mkdtempSync(join(folder, "x")))).rejects.toThrow(/schema 999/);
  await administer(url(), `UPDATE keyrack_schema SET version = ${postgresMigrations.length}`);
  t.home = await startInstallation(t.home.env);
});
