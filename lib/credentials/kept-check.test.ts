import { expect, test } from "vitest";
import { demoKey } from "@/lib/demo";
import { testInstallation } from "@/tests/support/installation";
import { refuseWrites } from "@/tests/support/refused-writes";
import { runCheck } from "./check";
import { createCredential } from "./create";

test("what was checked is saved once, however often that is asked for, and not at all when something is in the way", async () => {
  const t = await testInstallation();
  const { store } = t.home;
  const stored = async () => (await store.db.select().from(store.t.credentials)).length;
  const key = await demoKey(store, t.home.vault);
  const check = await runCheck(t.owner, { connector: "demo", scheme: "key", values: { key } });
  const save = () => createCredential(t.owner, { name: "Demo", check: check.id });

  const allow = await refuseWrites(t.home, { write: "DELETE", on: "checks" });
  await expect(save()).rejects.toThrow();
  await allow();
  expect(await stored()).toBe(0);

  const saved = await Promise.allSettled([save(), save(), save()]);
  expect(saved.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await stored()).toBe(1);
  await t.stop();
});
