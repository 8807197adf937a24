import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { countTry } from "./limits";
import { startSchedule, stopSchedule } from "./schedule";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

test("counters of tries, which name people and machines, are kept no longer than they count", async () => {
  const { limits } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    const key = "sign-in account somebody@example.com";
    await tx.insert(limits).values({ key, count: 3, windowStart: Date.now() - 25 * 3_600_000 });
  });
  await countTry({ key: "sign-in address 192.0.2.1", max: 5, windowMs: 60_000 });
  startSchedule();
  const keys = async () => (await t.home.store.db.select({ key: limits.key }).from(limits)).map(({ key }) => key);
  await expect.poll(keys, { timeout: 15_000, interval: 250 }).not.toContain("sign-in account somebody@example.com");
  expect(await keys()).toContain("sign-in address 192.0.2.1");
  await stopSchedule();
});
