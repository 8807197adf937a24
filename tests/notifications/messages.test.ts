import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { recheckCredential } from "@/lib/credentials/recheck";
import { createChannel, listChannels, removeChannel, rotateChannelSecret } from "@/lib/notifications/channels";
import { deliverDue } from "@/lib/notifications/deliver";
import type { ChannelInput, ChannelKind } from "@/lib/notifications/input";
import { listDeliveries, redeliver, sendTest } from "@/lib/notifications/log";
import { notify } from "@/lib/notifications/notice";
import { planMessages } from "@/lib/notifications/plan";
import { importReading } from "@/lib/transfer/import";
import { type Application, startApplication } from "@/tests/support/application";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type Hook, type Mailbox, startHook, startMailbox } from "./receivers";

/** From a change of state to what arrives at a real web server and a real mail server. */
let t: TestInstallation;
let hook: Hook;
let mailbox: Mailbox;
let application: Application;
const everything = [
  "credential.invalid",
  "credential.recovered",
  "credential.expiring",
  "link.finished",
  "incident.started",
];
beforeAll(async () => {
  mailbox = await startMailbox();
  t = await testInstallation({
    KEYRACK_URL: "https://keyrack.example",
    KEYRACK_SMTP_URL: `smtp://127.0.0.1:${mailbox.port}?starttls=off`,
    KEYRACK_MAIL_FROM: "Keyrack <keyrack@acme.example>",
  });
});
afterAll(async () => {
  await t.stop();
  await mailbox.close();
});
beforeEach(async () => {
  hook = await startHook();
  application = await startApplication("good-key-4711");
  mailbox.got.length = 0;
  for (const { id } of await listChannels(t.owner)) await removeChannel(t.owner, id);
  const { limits, credentials, incidents, notices } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    for (const table of [limits, incidents, notices, credentials]) await tx.delete(table);
  });
  return async () => {
    await hook.close();
    await application.stop();
  };
});

const channel = (kind: ChannelKind, more: Partial<ChannelInput> = {}) =>
  createChannel(t.owner, kind, {
    name: kind,
    to: "ops@acme.example",
    url: hook.url,
    events: everything,
    ...more,
  });
const credential = async (name = "Shop", labels: { tags?: string[]; environment?: string } = {}) => {
  const values = { baseUrl: application.url, checkPath: "/me", token: "good-key-4711", account: name };
  const { id } = await createCredential(t.owner, { name, connector: "http", scheme: "bearer", values, labels });
  return id;
};
/** What the scheduler does, some minutes from now. */
const later = async (minutes = 2) => {
  const now = Date.now() + minutes * 60_000;
  await planMessages(t.home, now);
  await deliverDue(t.home, { now: () => now });
};
const turnRed = async (id: string) => {
  application.accept("another-key");
  await recheckCredential(t.owner, id);
};

test("a webhook is signed as Standard Webhooks has it, and says what turned red and where to mend it", async () => {
  const { signing = "" } = await channel("webhook");
  const id = await credential();
  await turnRed(id);
  await later(0);
  expect(hook.got).toEqual([]);
  await later();
  expect(hook.got).toHaveLength(1);
  const [{ body, headers } = { body: "", headers: {} }] = hook.got;
  const payload = new Webhook(signing).verify(body, headers as Record<string, string>);
  expect(payload).toMatchObject({
    type: "credential.invalid",
    data: {
      title: "Shop stopped working",
      url: `https://keyrack.example/credentials/${id}/edit`,
      items: [{ subject: { id, name: "Shop" }, reason: "invalid_credentials" }],
    },
  });
  expect(body).not.toContain("good-key-4711");
  expect(() => new Webhook(signing).verify(`${body} `, headers as Record<string, string>)).toThrow();
});

test("one message goes out for each change, and what is over within a minute is not told", async () => {
  await channel("webhook");
  const id = await credential();
  await turnRed(id);
  await recheckCredential(t.owner, id);
  await later();
  expect(hook.got).toHaveLength(1);
  application.accept("good-key-4711");
  await recheckCredential(t.owner, id);
  application.accept("another-key");
  await recheckCredential(t.owner, id);
  await later();
  expect(hook.got).toHaveLength(1);
  const values = { token: "another-key" };
  await editCredential(t.owner, { id, values });
  await later();
  expect(hook.got.map(({ body }) => JSON.parse(body).type)).toEqual(["credential.invalid", "credential.recovered"]);
});

test("values that an import put in place of refused ones are told to work, as those of an edit are, once they do", async () => {
  await channel("webhook");
  const id = await credential();
  const types = () => hook.got.map(({ body }) => JSON.parse(body).type);
  const replaceBy = async (token: string) => {
    const values = { baseUrl: application.url, checkPath: "/me", token, account: "Shop" };
    const record = { id, name: "Shop", connector: "http", scheme: "bearer", values, tags: [] };
    const reading = { format: "keyrack", records: [record], unread: [] } as const;
    await importReading(t.owner, reading, { choices: { 0: "replace" } });
  };
  await turnRed(id);
  await later();
  await replaceBy("another-key");
  await later();
  expect(types()).toEqual(["credential.invalid"]);
  await recheckCredential(t.owner, id);
  await later();
  expect(types()).toEqual(["credential.invalid", "credential.recovered"]);
  await replaceBy("a-third-key");
  await recheckCredential(t.owner, id);
  await later();
  expect(types()).toEqual(["credential.invalid", "credential.recovered", "credential.invalid"]);
  await replaceBy("another-key");
  await recheckCredential(t.owner, id);
  await replaceBy("another-key");
  await recheckCredential(t.owner, id);
  await later();
  expect(types()).toHaveLength(4);
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

test("a mail arrives at each address, with a button to the fix and without any value", async () => {
  await channel("email", { to: "ops@acme.example, ben@acme.example" });
  const id = await credential("Shop & Co");
  await turnRed(id);
  await later();
  expect(mailbox.got.map(({ to }) => to[0]).sort()).toEqual(["ben@acme.example", "ops@acme.example"]);
  expect(mailbox.got[0]?.text).toContain(`https://keyrack.example/credentials/${id}/edit`);
  expect(mailbox.got[0]?.text).toContain("Subject: Shop & Co stopped working");
  expect(mailbox.got[0]?.text).not.toContain("good-key-4711");
});

test("Slack gets text in which nothing that a person typed is a mark of its own", async () => {
  await channel("slack");
  const id = await credential("<!channel> & co");
  await turnRed(id);
  await later();
  const { text } = JSON.parse(hook.got[0]?.body ?? "{}");
  expect(text).toContain("*&lt;!channel&gt; &amp; co stopped working*");
  expect(text).toContain(`<https://keyrack.example/credentials/${id}/edit|Fix it>`);
});

test("a channel hears only of its tags and environments, and only of what it chose", async () => {
  await channel("webhook", { tags: "shop", environments: "production" });
  await turnRed(await credential("Other tag", { tags: ["crm"], environment: "production" }));
  application.accept("good-key-4711");
  await turnRed(await credential("Other place", { tags: ["shop"], environment: "staging" }));
  application.accept("good-key-4711");
  await later();
  expect(hook.got).toEqual([]);
  // A third one within minutes would be the application's trouble.
  const { verifications } = t.home.store.t;
  await t.home.store.write(async (tx) => void (await tx.delete(verifications)));
  await turnRed(await credential("Mine", { tags: ["shop", "eu"], environment: "production" }));
  await later();
  expect(hook.got.map(({ body }) => JSON.parse(body).data.title)).toEqual(["Mine stopped working"]);
});

test("a connect link that is finished is told to everybody who wants to hear of links", async () => {
  await channel("webhook", { tags: "shop" });
  await t.home.store.write((tx) =>
    notify(t.home, tx, {
      workspaceId: t.owner.workspaceId,
      type: "link.finished",
      subject: { id: "cl_1", name: "Globex" },
    }),
  );
  await later(0);
  expect(hook.got.map(({ body }) => JSON.parse(body).data)).toMatchObject([
    { title: "The connect link for Globex is finished", url: "https://keyrack.example/links/cl_1" },
  ]);
});

test("a digest collects until its hour and is one message", async () => {
  const hour = (new Date().getUTCHours() + 2) % 24;
  await channel("webhook", { when: String(hour) });
  for (const name of ["One", "Two"]) {
    await turnRed(await credential(name));
    application.accept("good-key-4711");
    await later();
  }
  expect(hook.got).toEqual([]);
  await later(121);
  expect(hook.got.map(({ body }) => JSON.parse(body))).toMatchObject([
    { type: "digest", data: { items: [{ subject: { name: "One" } }, { subject: { name: "Two" } }] } },
  ]);
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
