import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { editCredential } from "@/lib/credentials/edit";
import { recheckCredential } from "@/lib/credentials/recheck";
import { notify } from "@/lib/notifications/notice";
import { importReading } from "@/lib/transfer/import";
import type { TestInstallation } from "@/tests/support/installation";
import type { Mailbox } from "./receivers";
import { type Stage, setStage, startStage } from "./stage";

/** From a change of state to what arrives at a real web server and a real mail server. */
let t: TestInstallation;
let mailbox: Mailbox;
let stop: () => Promise<void>;
let hook: Stage["hook"];
let application: Stage["application"];
let channel: Stage["channel"];
let credential: Stage["credential"];
let later: Stage["later"];
let turnRed: Stage["turnRed"];
beforeAll(async () => {
  ({ t, mailbox, stop } = await startStage());
});
afterAll(() => stop());
beforeEach(async () => {
  const { stage, close } = await setStage(t);
  ({ hook, application, channel, credential, later, turnRed } = stage);
  mailbox.got.length = 0;
  return close;
});

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
