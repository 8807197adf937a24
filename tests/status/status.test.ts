import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { disableCredential, enableCredential } from "@/lib/credentials/change";
import { createCredential } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { checkCounts, dailyHistory, listVerifications } from "@/lib/credentials/history";
import { listIncidents } from "@/lib/credentials/incident";
import { newId } from "@/lib/id";
import { createChannel, listChannels, removeChannel } from "@/lib/notifications/channels";
import { deliverDue } from "@/lib/notifications/deliver";
import { noticeTypes } from "@/lib/notifications/notice";
import { planMessages } from "@/lib/notifications/plan";
import { chooseSchedule, scheduleOf } from "@/lib/rechecks/choose";
import { compactHistory } from "@/lib/rechecks/compact";
import { warnOfExpiry } from "@/lib/rechecks/expiry";
import { planNew } from "@/lib/rechecks/plan";
import { recheckDue } from "@/lib/rechecks/run";
import { type Hook, startHook } from "@/tests/notifications/receivers";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type Fault, type FaultServer, faults, startFaultServer } from "./faults";
import { plantFleet } from "./fleet";

/** What credentials become by themselves, against a real server that fails in every way it can. */
let t: TestInstallation;
let server: FaultServer;
let hook: Hook;
const key = "key-of-robots-4711";
const day = 86_400_000;
/** The whole count is 50; less on a machine that has a quarter of an hour for everything. */
const rounds = Number(process.env.KEYRACK_TEST_ROUNDS ?? 4);
beforeAll(async () => {
  t = await testInstallation({ KEYRACK_URL: "https://keyrack.example" });
});
afterAll(() => t.stop());
beforeEach(async () => {
  server = await startFaultServer(key);
  hook = await startHook();
  for (const { id } of await listChannels(t.owner)) await removeChannel(t.owner, id);
  const { credentials, incidents, notices } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    for (const table of [incidents, notices, credentials]) await tx.delete(table);
  });
  return async () => {
    await server.close();
    await hook.close();
  };
});

const fleet = async (count: number) => {
  const ids = await plantFleet(t.home, t.owner, { count, url: server.url, key });
  await planNew(t.home, Date.now());
  return ids;
};
/** Nobody waits a day in a test: they are due now, and what was seen was seen a while ago. */
const makeDue = async (ids: readonly string[], agoMs = 0) => {
  const { schedules: s, credentials: c } = t.home.store.t;
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
};
const statuses = async (ids: readonly string[]) => {
  const { credentials: c } = t.home.store.t;
  const rows = await t.home.store.db
    .select({ status: c.status })
    .from(c)
    .where(inArray(c.id, [...ids]));
  return rows.map(({ status }) => status);
};
const told = () => hook.got.map(({ body }) => JSON.parse(body) as { type: string; data: { title: string } });
const later = async (minutes: number) => {
  const now = Date.now() + minutes * 60_000;
  await planMessages(t.home, now);
  await deliverDue(t.home, { now: () => now });
};
const listen = () => createChannel(t.owner, "webhook", { name: "hook", url: hook.url, events: noticeTypes });

test(`none of ${Object.keys(faults).length} ways to fail turns a credential red, seen twice by ${rounds} credentials`, async () => {
  const ids = await fleet(rounds);
  for (const fault of Object.keys(faults) as Fault[]) {
    server.fault = fault;
    for (let look = 0; look < 2; look += 1) {
      await makeDue(ids, 61_000);
      await recheckDue(t.home);
    }
    expect({ fault, red: (await statuses(ids)).filter((status) => status === "invalid").length }).toEqual({
      fault,
      red: 0,
    });
  }
}, 600_000);

test("a key that was revoked is red within two checks, at least a minute apart, and not after one", async () => {
  const ids = await fleet(1);
  server.revoked = true;
  await makeDue(ids);
  await recheckDue(t.home);
  expect(await statuses(ids)).toEqual(["valid"]);
  expect(await recheckDue(t.home)).toBe(0);
  await makeDue(ids, 61_000);
  await recheckDue(t.home);
  expect(await statuses(ids)).toEqual(["invalid"]);
});

test("an outage with 40 credentials is one message, and turns none red", async () => {
  await listen();
  const ids = await fleet(40);
  server.fault = "503";
  await makeDue(ids);
  await recheckDue(t.home);
  await later(20);
  const title = `HTTP (any API) at ${new URL(server.url).host} does not answer`;
  expect(told()).toMatchObject([{ type: "incident.started", data: { title } }]);
  expect(new Set(await statuses(ids))).toEqual(new Set(["valid"]));
  server.fault = undefined;
  await makeDue(ids);
  await recheckDue(t.home);
  await later(40);
  expect(told()).toHaveLength(1);
});

test("40 credentials that are refused alike are one message, red only after the half hour, and then one more", async () => {
  await listen();
  const ids = await fleet(40);
  server.revoked = true;
  await makeDue(ids);
  await recheckDue(t.home);
  await makeDue(ids, 61_000);
  await recheckDue(t.home);
  await later(20);
  expect(new Set(await statuses(ids))).toEqual(new Set(["valid"]));
  expect(told().map(({ type }) => type)).toEqual(["incident.started"]);
  const { incidents: i } = t.home.store.t;
  await t.home.store.write(async (tx) => void (await tx.update(i).set({ until: Date.now() - 1 })));
  await makeDue(ids, 61_000);
  await recheckDue(t.home);
  expect(new Set(await statuses(ids))).toEqual(new Set(["invalid"]));
  await later(20);
  expect(told().map(({ data }) => data.title)).toEqual([
    `HTTP (any API) at ${new URL(server.url).host} refuses many credentials`,
    "40 HTTP (any API) credentials stopped working",
  ]);
}, 60_000);

test("hosts that people named are each their own: one key lost at each of three is red, three lost at one are its trouble", async () => {
  await listen();
  const common = await startFaultServer(key);
  const others = await Promise.all([startFaultServer(key), startFaultServer(key)]);
  const servers = [server, ...others];
  const ids = await plantFleet(t.home, t.owner, { count: 3, url: (at) => servers[at]?.url ?? "", key });
  const alike = await plantFleet(t.home, t.owner, { count: 3, url: common.url, key });
  await planNew(t.home, Date.now());
  for (const each of [...servers, common]) each.revoked = true;
  const lookTwice = async (look: readonly string[]) => {
    for (let round = 0; round < 2; round += 1) {
      await makeDue(look, 61_000);
      await recheckDue(t.home);
    }
    return statuses(look);
  };
  expect(await lookTwice(ids)).toEqual(["invalid", "invalid", "invalid"]);
  expect(await lookTwice(alike)).not.toContain("invalid");
  const host = new URL(common.url).host;
  expect(await listIncidents(t.owner)).toMatchObject([{ connector: "http", host, affected: 3, kind: "refusing" }]);
  await later(20);
  const titles = told().map(({ data }) => data.title);
  expect(titles.filter((title) => title.includes("refuses"))).toEqual([
    `HTTP (any API) at ${host} refuses many credentials`,
  ]);
  for (const each of [...others, common]) await each.close();
}, 60_000);

test("at most four are at one host at once, and other hosts need not wait for it", async () => {
  server.slow = 150;
  const other = await startFaultServer(key);
  const url = (at: number) => (at % 2 === 0 ? server.url : other.url);
  const ids = await plantFleet(t.home, t.owner, { count: 24, url, key });
  await planNew(t.home, Date.now());
  await makeDue(ids);
  expect(await recheckDue(t.home)).toBe(24);
  expect([server.most, other.most].every((most) => most >= 1 && most <= 4)).toBe(true);
  expect([server.asked, other.asked]).toEqual([12, 12]);
  await other.close();
});

test("two rounds at once check each credential once", async () => {
  server.slow = 50;
  const ids = await fleet(10);
  await makeDue(ids);
  const counts = await Promise.all([recheckDue(t.home), recheckDue(t.home)]);
  expect(counts[0] + counts[1]).toBe(10);
  expect(server.asked).toBe(10);
});

test("when Keyrack stops, what has begun ends and nothing more begins", async () => {
  server.slow = 100;
  const ids = await fleet(30);
  await makeDue(ids);
  let stopped = false;
  const running = recheckDue(t.home, { stopped: () => stopped });
  await expect.poll(() => server.asked).toBeGreaterThan(0);
  stopped = true;
  const done = await running;
  expect(done).toBeLessThan(30);
  expect(server.asked).toBe(done);
  const { schedules: s } = t.home.store.t;
  const rows = await t.home.store.db.select({ owner: s.leaseOwner }).from(s).where(inArray(s.credentialId, ids));
  expect(rows.filter(({ owner }) => owner !== null)).toEqual([]);
});

test("what is paused is not asked, nor what is never to be, and both are again when somebody says so", async () => {
  const [paused = "", never = ""] = await fleet(2);
  await disableCredential(t.owner, paused);
  await chooseSchedule(t.owner, never, { pace: "never", lastDay: "" });
  await makeDue([paused]);
  expect(await recheckDue(t.home)).toBe(0);
  expect(await scheduleOf(t.owner, never)).toEqual({ pace: "never" });
  await enableCredential(t.owner, paused);
  await chooseSchedule(t.owner, never, { pace: "hourly", lastDay: "" });
  expect(await recheckDue(t.home)).toBe(1);
  const { nextAt = 0 } = await scheduleOf(t.owner, never);
  expect(nextAt - Date.now()).toBeLessThanOrEqual(3_600_000);
});

test("a new secret ends the day that was typed for the old one", async () => {
  const values = { baseUrl: server.url, checkPath: "/", token: key, account: "robot" };
  const made = await createCredential(t.owner, { name: "Dated", connector: "http", scheme: "bearer", values });
  await chooseSchedule(t.owner, made.id, { pace: "daily", lastDay: "2031-05-06" });
  expect(await scheduleOf(t.owner, made.id)).toMatchObject({ expiresAt: Date.parse("2031-05-06T23:59:59Z") });
  server.key = "another-key-of-robots";
  await editCredential(t.owner, { id: made.id, values: { token: server.key } });
  expect(await scheduleOf(t.owner, made.id)).not.toHaveProperty("expiresAt");
  await expect(chooseSchedule(t.owner, made.id, { pace: "daily", lastDay: "2031-02-30" })).rejects.toMatchObject({
    code: "invalid_fields",
  });
});

test("an end is warned of 30, 7 and 1 day before, once each, and each is a message to the fix", async () => {
  await listen();
  const [id = ""] = await fleet(1);
  const now = Date.now();
  const last = new Date(now + 40 * day).toISOString().slice(0, 10);
  await chooseSchedule(t.owner, id, { pace: "daily", lastDay: last });
  for (let ahead = 0; ahead <= 45; ahead += 1) {
    await warnOfExpiry(t.home, now + ahead * day);
    await warnOfExpiry(t.home, now + ahead * day + 60_000);
    await planMessages(t.home, now + ahead * day);
  }
  await deliverDue(t.home, { now: () => now + 46 * day });
  const titles = told().map(({ data }) => data.title.replace(/, on.*|ended on.*/, ""));
  // Several go out at once, so the first to arrive may be any of them.
  expect(titles.sort()).toEqual([
    "Robot 0 ",
    "Robot 0 expires in 30 days",
    "Robot 0 expires in 7 days",
    "Robot 0 expires within a day",
  ]);
});

test("after a week a day of history is one row, the strip and the counts stay the same, and the newest run is kept", async () => {
  const [id = ""] = await fleet(1);
  const { verifications: v, historyDays: h } = t.home.store.t;
  const today = Math.floor(Date.now() / day);
  await t.home.store.write(async (tx) => {
    for (let ago = 5; ago < 25; ago += 1)
      for (const outcome of ago === 12 ? ["verified", "rejected"] : ["verified", "verified", "inconclusive"])
        await tx.insert(v).values({
          id: newId("ve"),
          workspaceId: t.owner.workspaceId,
          credentialId: id,
          at: (today - ago) * day + Math.floor(Math.random() * day),
          ms: 5,
          by: "Keyrack",
          outcome,
          steps: [],
        });
  });
  const before = { strip: await dailyHistory(t.owner, id), counts: await checkCounts(t.owner, id) };
  while ((await compactHistory(t.home, Date.now(), 10)) > 0);
  expect({ strip: await dailyHistory(t.owner, id), counts: await checkCounts(t.owner, id) }).toEqual(before);
  const rows = await t.home.store.db.select().from(h).where(eq(h.credentialId, id));
  expect(rows).toHaveLength(18);
  expect(await listVerifications(t.owner, id, 200)).toHaveLength(6);
  await compactHistory(t.home, Date.now() + 401 * day);
  expect(await listVerifications(t.owner, id, 200)).toHaveLength(1);
});
