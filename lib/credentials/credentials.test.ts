import { afterAll, beforeAll, expect, test } from "vitest";
import { demoKey, replaceDemoKey } from "@/lib/demo";
import { listEvents } from "@/lib/events";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { removeCredential, renameCredential } from "./change";
import { doneMessage, runCheck } from "./check";
import { createCredential, failedCheck } from "./create";
import { editCredential } from "./edit";
import { getCredential } from "./get";
import { countByStatus, listCredentials } from "./list";
import { recheckCredential } from "./recheck";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

test("a checked credential is stored green, listed on top, and red once the application revokes its key", async () => {
  const key = await demoKey(t.home.store, t.home.vault);
  const check = await runCheck(t.owner, { connector: "demo", scheme: "key", values: { key } });
  const done = await doneMessage(t.owner, check);
  expect(done).toMatchObject({ type: "done", outcome: "verified", label: "Demo account", check: check.id });
  const made = await createCredential(t.owner, { name: "Mine", check: check.id });
  expect(made).toMatchObject({ status: "valid", label: "Demo account", identity: "demo_workspace", name: "Mine" });
  expect((await listCredentials(t.owner)).items[0]?.id).toBe(made.id);

  await renameCredential(t.owner, made.id, "  Renamed   one ");
  await replaceDemoKey(t.home.store);
  await recheckCredential(t.owner, made.id);
  const red = await getCredential(t.owner, made.id);
  expect(red).toMatchObject({ name: "Renamed one", status: "invalid", reason: "invalid_credentials" });
  expect(red.sentence).toContain("Demo application");

  const wrong = await editCredential(t.owner, { id: made.id, values: { key: "demo_000000000000000000000000" } }).catch(
    (e: unknown) => e,
  );
  expect(failedCheck(wrong)?.run.outcome.outcome).toBe("rejected");
  const next = await demoKey(t.home.store, t.home.vault);
  const green = await editCredential(t.owner, { id: made.id, values: { key: next } });
  expect(green.status).toBe("valid");
  expect(await countByStatus(t.owner)).toMatchObject({ all: 1, valid: 1, invalid: 0 });

  await removeCredential(t.owner, made.id);
  expect((await listCredentials(t.owner)).total).toBe(0);
  expect((await listEvents(t.owner)).map((line) => line.action)).toEqual([
    "credential.deleted",
    "credential.updated",
    "credential.status_changed",
    "credential.verified",
    "credential.renamed",
    "credential.created",
    "installation.set_up",
  ]);
});
