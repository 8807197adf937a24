import { and, eq, inArray } from "drizzle-orm";
import { createChannel, listChannels, removeChannel } from "@/lib/notifications/channels";
import { deliverDue } from "@/lib/notifications/deliver";
import { noticeTypes } from "@/lib/notifications/notice";
import { planMessages } from "@/lib/notifications/plan";
import { planNew } from "@/lib/rechecks/plan";
import { type Hook, startHook } from "@/tests/notifications/receivers";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type FaultServer, startFaultServer } from "./faults";
import { plantFleet } from "./fleet";

/** An installation, an application that fails as it is told, and what the world hears of it: new ones for each test. */
export type Stage = {
  t: TestInstallation;
  server: FaultServer;
  hook: Hook;
  /** So many credentials of that application, planned. */
  fleet(count: number): Promise<string[]>;
  /** Nobody waits a day in a test: they are due now, and what was seen was seen a while ago. */
  makeDue(ids: readonly string[], agoMs?: number): Promise<void>;
  statuses(ids: readonly string[]): Promise<string[]>;
  told(): { type: string; data: { title: string } }[];
  later(minutes: number): Promise<void>;
  listen(): Promise<unknown>;
};

export const key = "key-of-robots-4711";

export function startStage(): Promise<TestInstallation> {
  return testInstallation({ KEYRACK_URL: "https://keyrack.example" });
}

/** `close` what it opened. */
export async function setStage(t: TestInstallation): Promise<{ stage: Stage; close(): Promise<void> }> {
  const [server, hook] = await Promise.all([startFaultServer(key), startHook()]);
  for (const { id } of await listChannels(t.owner)) await removeChannel(t.owner, id);
  const { credentials: c, incidents, notices, schedules: s } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    for (const table of [incidents, notices, c]) await tx.delete(table);
  });
  const stage: Stage = {
    t,
    server,
    hook,
    fleet: async (count) => {
      const ids = await plantFleet(t.home, t.owner, { count, url: server.url, key });
      await planNew(t.home, Date.now());
      return ids;
    },
    makeDue: async (ids, agoMs = 0) => {
      await t.home.store.write(async (tx) => {
        await tx
          .update(s)
          .set({ dueAt: Date.now() - 1 })
          .where(inArray(s.credentialId, [...ids]));
        if (agoMs === 0) return;
        const ago = { suspectedAt: Date.now() - agoMs, checkedAt: Date.now() - agoMs };
        await tx
          .update(c)
          .set(ago)
          .where(and(inArray(c.id, [...ids]), eq(c.status, "valid")));
      });
    },
    statuses: async (ids) => {
      const rows = await t.home.store.db
        .select({ status: c.status })
        .from(c)
        .where(inArray(c.id, [...ids]));
      return rows.map(({ status }) => status);
    },
    told: () => hook.got.map(({ body }) => JSON.parse(body) as { type: string; data: { title: string } }),
    later: async (minutes) => {
      const now = Date.now() + minutes * 60_000;
      await planMessages(t.home, now);
      await deliverDue(t.home, { now: () => now });
    },
    listen: () => createChannel(t.owner, "webhook", { name: "hook", url: hook.url, events: noticeTypes }),
  };
  return {
    stage,
    close: async () => {
      await server.close();
      await hook.close();
    },
  };
}
