import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { aboutInstallation } from "./about";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

test("what runs here is told with its versions, on every database, and with the name of the key alone", async () => {
  const about = await aboutInstallation();
  expect(about).toMatchObject({ node: process.versions.node, ready: true, key: t.home.vault.fingerprint });
  expect(about.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(about.database).toMatch(t.home.store.shared ? /^PostgreSQL \d+\.\d+$/ : /^SQLite \d+\.\d+\.\d+$/);
});
