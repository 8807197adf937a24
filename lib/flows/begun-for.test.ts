import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { eventActor, record } from "@/lib/events";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { begunFor } from "./begun-for";
import { bindSlot } from "./bind";
import { createFlow } from "./create";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

const draft = async () =>
  (await createCredential(t.owner, { name: "Draft", connector: "demo", scheme: "key", values: {}, draft: true })).id;

async function slotOf(credential: string, environment = "staging"): Promise<string> {
  const flow = await createFlow(t.owner, { name: `Flow ${credential}`, slots: [{ alias: "app", connector: "demo" }] });
  await bindSlot(t.owner, { flow, alias: "app", environment, credential });
  return flow;
}

/** As the end of a sign-in at the application writes it. */
const connected = (id: string) =>
  t.home.store.write((tx) =>
    record(t.home, tx, eventActor(t.owner), "credential.connected", { kind: "credential", id, name: "Draft" }),
  );

test("a credential that was added from a slot leads back to the flow and its environment, once", async () => {
  const id = await draft();
  const flow = await slotOf(id);
  expect(await begunFor(t.owner, id)).toBeUndefined();
  await connected(id);
  expect(await begunFor(t.owner, id)).toMatchObject({ flow: { id: flow }, alias: "app", environment: "staging" });
  await connected(id);
  expect(await begunFor(t.owner, id)).toBeUndefined();
});

test("one that was added by itself leads to no flow", async () => {
  const id = await draft();
  await connected(id);
  expect(await begunFor(t.owner, id)).toBeUndefined();
});

test("one of another workspace does not exist", async () => {
  const id = await draft();
  await expect(begunFor({ ...t.owner, workspaceId: "ws_other" }, id)).rejects.toMatchObject({ code: "not_found" });
});
