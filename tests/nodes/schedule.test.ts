import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { sweepTries } from "@/lib/limits";
import { createChannel } from "@/lib/notifications/channels";
import { notify } from "@/lib/notifications/notice";
import { planNew } from "@/lib/rechecks/plan";
import { readSetting, writeSetting } from "@/lib/settings";
import { type Hook, startHook } from "@/tests/notifications/receivers";
import { type Application, startApplication } from "@/tests/support/application";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type Node, type Nodes, prepareNodes } from "./nodes";

/** Two nodes whose schedules run; this process only looks. */
const checks = 40;
const links = 20;
let nodes: Nodes;
let t: TestInstallation;
let running: Node[];
let hook: Hook;
let application: Application;
beforeAll(async () => {
  [hook, application, nodes] = await Promise.all([startHook(), startApplication("good-key-4711"), prepareNodes()]);
  t = await testInstallation(nodes.settings);
  const url = t.home.env.databaseUrl ?? "";
  running = await Promise.all([nodes.start(url), nodes.start(url)]);
});
afterAll(async () => {
  await nodes.stop();
  await t.stop();
  await Promise.all([hook.close(), application.stop()]);
});

test("each check that is due is made once by two nodes, and each message goes out once", async () => {
  const { schedules: s } = t.home.store.t;
  const ids: string[] = [];
  while (ids.length < checks) {
    const values = { baseUrl: application.url, checkPath: "/me", token: "good-key-4711", account: `${ids.length}` };
    const name = `C${ids.length}`;
    await sweepTries(-1);
    ids.push((await createCredential(t.owner, { name, connector: "http", scheme: "bearer", values })).id);
  }
  await planNew(t.home, Date.now());
  application.requests.length = 0;
  const due = { dueAt: Date.now() - 1 };
  await t.home.store.write(async (tx) => void (await tx.update(s).set(due).where(inArray(s.credentialId, ids))));

  await createChannel(t.owner, "webhook", { name: "Hook", url: hook.url, events: ["link.finished"] });
  const { workspaceId } = t.owner;
  await t.home.store.write(async (tx) => {
    for (let at = 0; at < links; at += 1)
      await notify(t.home, tx, { workspaceId, type: "link.finished", subject: { id: `lk_${at}`, name: `Link ${at}` } });
  });

  const waiting = async () =>
    (await t.home.store.db.select().from(s).where(inArray(s.credentialId, ids))).filter(
      ({ dueAt, leaseOwner }) => (dueAt ?? 0) < Date.now() || leaseOwner !== null,
    ).length;
  await expect.poll(waiting, { timeout: 30_000 }).toBe(0);
  await expect.poll(() => hook.got.length, { timeout: 30_000 }).toBe(links);
  await new Promise((done) => setTimeout(done, 500));
  expect(application.requests).toHaveLength(checks);
  expect(new Set(hook.got.map(({ headers }) => headers["webhook-id"])).size).toBe(links);
  expect(hook.got).toHaveLength(links);
}, 90_000);

test("when the node that plans is killed, the other plans", async () => {
  const names = await Promise.all(running.map((node) => node.does<string>("name")));
  const leader = async () => (await readSetting(t.home.store, "leader"))?.node ?? "";
  expect(names).toContain(await leader());
  const first = names.indexOf(await leader());
  await running[first]?.kill();
  // Instead of waiting for the rest of its time.
  const { store } = t.home;
  await store.write((tx) => writeSetting(store, tx, "leader", { node: names[first] ?? "", until: Date.now() - 1 }));
  await expect.poll(leader, { timeout: 15_000 }).toBe(names[1 - first]);
  const { workspaceId } = t.owner;
  const subject = { id: "lk_after", name: "After" };
  await store.write((tx) => notify(t.home, tx, { workspaceId, type: "link.finished", subject }));
  await expect.poll(() => hook.got.length, { timeout: 15_000 }).toBe(links + 1);
  const { deliveries: d } = store.t;
  // It is noted as sent a moment after it arrived.
  await expect.poll(() => store.db.select({ id: d.id }).from(d).where(eq(d.state, "waiting"))).toEqual([]);
}, 60_000);
