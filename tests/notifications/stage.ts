import { createCredential } from "@/lib/credentials/create";
import { recheckCredential } from "@/lib/credentials/recheck";
import { createChannel, listChannels, removeChannel } from "@/lib/notifications/channels";
import { deliverDue } from "@/lib/notifications/deliver";
import type { ChannelInput, ChannelKind } from "@/lib/notifications/input";
import { planMessages } from "@/lib/notifications/plan";
import { type Application, startApplication } from "@/tests/support/application";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type Hook, type Mailbox, startHook, startMailbox } from "./receivers";

/** A receiver of webhooks and an application with a key: new ones for each test, in an installation that can send mail. */
export type Stage = {
  hook: Hook;
  application: Application;
  channel(kind: ChannelKind, more?: Partial<ChannelInput>): ReturnType<typeof createChannel>;
  /** The id of one of that application. */
  credential(name?: string, labels?: { tags?: string[]; environment?: string }): Promise<string>;
  /** What the scheduler does, some minutes from now. */
  later(minutes?: number): Promise<void>;
  turnRed(id: string): Promise<void>;
};

export const everything = [
  "credential.invalid",
  "credential.recovered",
  "credential.expiring",
  "link.finished",
  "incident.started",
];

export async function startStage(): Promise<{ t: TestInstallation; mailbox: Mailbox; stop(): Promise<void> }> {
  const mailbox = await startMailbox();
  const t = await testInstallation({
    KEYRACK_URL: "https://keyrack.example",
    KEYRACK_SMTP_URL: `smtp://127.0.0.1:${mailbox.port}?starttls=off`,
    KEYRACK_MAIL_FROM: "Keyrack <keyrack@acme.example>",
  });
  const stop = async () => {
    await t.stop();
    await mailbox.close();
  };
  return { t, mailbox, stop };
}

/** `close` what it opened. */
export async function setStage(t: TestInstallation): Promise<{ stage: Stage; close(): Promise<void> }> {
  const [hook, application] = await Promise.all([startHook(), startApplication("good-key-4711")]);
  for (const { id } of await listChannels(t.owner)) await removeChannel(t.owner, id);
  const { limits, credentials, incidents, notices } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    for (const table of [limits, incidents, notices, credentials]) await tx.delete(table);
  });
  const stage: Stage = {
    hook,
    application,
    channel: (kind, more = {}) =>
      createChannel(t.owner, kind, { name: kind, to: "ops@acme.example", url: hook.url, events: everything, ...more }),
    credential: async (name = "Shop", labels = {}) => {
      const values = { baseUrl: application.url, checkPath: "/me", token: "good-key-4711", account: name };
      const { id } = await createCredential(t.owner, { name, connector: "http", scheme: "bearer", values, labels });
      return id;
    },
    later: async (minutes = 2) => {
      const now = Date.now() + minutes * 60_000;
      await planMessages(t.home, now);
      await deliverDue(t.home, { now: () => now });
    },
    turnRed: async (id) => {
      application.accept("another-key");
      await recheckCredential(t.owner, id);
    },
  };
  const close = async () => {
    await hook.close();
    await application.stop();
  };
  return { stage, close };
}
