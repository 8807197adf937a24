import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createChannel, listChannels, rotateChannelSecret } from "@/lib/notifications/channels";
import { deliverDue } from "@/lib/notifications/deliver";
import { listDeliveries, redeliver, sendTest } from "@/lib/notifications/log";
import { planMessages } from "@/lib/notifications/plan";
import type { TestInstallation } from "@/tests/support/installation";
import { refuseWrites } from "@/tests/support/refused-writes";
import { everything, type Stage, setStage, startStage } from "./stage";

/** Whether a message arrives: signed for two receivers at once, tried again, given up, or never sent. */
let t: TestInstallation;
let stop: () => Promise<void>;
let hook: Stage["hook"];
let channel: Stage["channel"];
let credential: Stage["credential"];
let turnRed: Stage["turnRed"];
beforeAll(async () => {
  ({ t, stop } = await startStage());
});
afterAll(() => stop());
beforeEach(async () => {
  const { stage, close } = await setStage(t);
  ({ hook, channel, credential, turnRed } = stage);
  return close;
});

test("while a new signing secret takes over, both old and new receivers can verify", async () => {
  const { id, signing: before = "" } = await channel("webhook");
  const after = await rotateChannelSecret(t.owner, id);
  expect(await sendTest(t.owner, id)).toEqual({ sent: true });
  const [{ body, headers } = { body: "", headers: {} }] = hook.got;
  for (const secret of [before, after])
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({ type: "test" });
  const { channels: ch } = t.home.store.t;
  const over = { overlapUntil: Date.now() - 1 };
  await t.home.store.write(async (tx) => void (await tx.update(ch).set(over).where(eq(ch.id, id))));
  await sendTest(t.owner, id);
  const second = hook.got[1];
  expect(() => new Webhook(before).verify(second?.body ?? "", second?.headers as Record<string, string>)).toThrow();
});

test("what does not arrive is tried again for a day under the same id, and can be sent again after that", async () => {
  await channel("webhook");
  hook.answer = 503;
  await turnRed(await credential());
  const start = Date.now() + 120_000;
  await planMessages(t.home, start);
  for (let minute = 0; minute < 27 * 60; minute += 2) await deliverDue(t.home, { now: () => start + minute * 60_000 });
  expect(hook.got.length).toBeGreaterThan(8);
  expect(hook.got.length).toBeLessThan(20);
  expect(new Set(hook.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  const [delivery] = await listDeliveries(t.owner);
  expect(delivery).toMatchObject({ state: "failed", lastStatus: 503, lastDetail: "It answered 503." });
  hook.answer = 200;
  await redeliver(t.owner, delivery?.id ?? "");
  expect(await listDeliveries(t.owner)).toMatchObject([{ state: "sent", id: delivery?.id }]);
  expect(hook.got.at(-1)?.headers["webhook-id"]).toBe(delivery?.id);
});

test("a message that arrived is not called failed because that cannot be noted, and comes again under its id", async () => {
  await channel("webhook");
  await turnRed(await credential());
  const start = Date.now() + 120_000;
  await planMessages(t.home, start);
  const allow = await refuseWrites(t.home, { write: "UPDATE", on: "deliveries", when: "NEW.state = 'sent'" });
  await deliverDue(t.home, { now: () => start }).catch(() => undefined);
  await allow();
  const [unsettled] = await listDeliveries(t.owner);
  expect(unsettled).toMatchObject({ state: "waiting", attempts: 1 });
  expect(unsettled?.lastDetail).toBeUndefined();
  await deliverDue(t.home, { now: () => start + 180_000 });
  expect(await listDeliveries(t.owner)).toMatchObject([{ state: "sent" }]);
  expect(new Set(hook.got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
});

test("a receiver that says it is gone is not asked again", async () => {
  const { id } = await channel("webhook");
  hook.answer = 410;
  expect(await sendTest(t.owner, id)).toMatchObject({ sent: false });
  expect(await listChannels(t.owner)).toMatchObject([{ pausedWhy: "The receiver says that it is gone (410)." }]);
});

test("a private address that nobody allowed is not reached, and the log says why", async () => {
  const { id } = await createChannel(t.owner, "webhook", {
    name: "inside",
    url: "http://10.1.2.3/hook",
    events: everything,
  });
  const result = await sendTest(t.owner, id);
  expect(result).toMatchObject({ sent: false, detail: expect.stringContaining("private address") });
});
