import { expect, test } from "vitest";
import { testInstallation } from "@/tests/support/installation";
import { refuseWrites } from "@/tests/support/refused-writes";
import { once } from "./idempotency";

test("an act that is done is answered, also where its answer cannot be kept", async () => {
  const t = await testInstallation();
  const allow = await refuseWrites(t.home, { write: "UPDATE", on: "idempotency" });
  const answer = { status: 201, body: '{"id":"cr_1"}' };
  const given = { owner: "tk_1", key: "one", request: "POST" };
  expect(await once(given, async () => answer)).toEqual({ ...answer, replayed: false });
  await allow();
  // Nobody knows what came of it: it is not done a second time at once.
  await expect(once(given, async () => answer)).rejects.toMatchObject({ code: "conflict" });
  await t.stop();
});

test("why an act failed is said, also where its key cannot be given back", async () => {
  const t = await testInstallation();
  const allow = await refuseWrites(t.home, { write: "DELETE", on: "idempotency" });
  const failing = once({ owner: "tk_1", key: "two", request: "POST" }, async () => {
    throw new Error("the reason");
  });
  await expect(failing).rejects.toThrow("the reason");
  await allow();
  await t.stop();
});
