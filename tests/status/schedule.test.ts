import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { disableCredential, enableCredential } from "@/lib/credentials/change";
import { createCredential } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { checkCounts, dailyHistory, listVerifications } from "@/lib/credentials/history";
import { newId } from "@/lib/id";
import { deliverDue } from "@/lib/notifications/deliver";
import { planMessages } from "@/lib/notifications/plan";
import { chooseSchedule, scheduleOf } from "@/lib/rechecks/choose";
import { compactHistory } from "@/lib/rechecks/compact";
import { warnOfExpiry } from "@/lib/rechecks/expiry";
import { planNew } from "@/lib/rechecks/plan";
import { recheckDue } from "@/lib/rechecks/run";
import { startFaultServer } from "./faults";
import { plantFleet } from "./fleet";
import { key, type Stage, setStage, startStage } from "./stage";

/** Who is asked when, by how many at once, and what is kept of it. */
const day = 86_400_000;
let t: Stage["t"];
let server: Stage["server"];
let fleet: Stage["fleet"];
let makeDue: Stage["makeDue"];
let told: Stage["told"];
let listen: Stage["listen"];
beforeAll(async () => {
  t = await startStage();
});
afterAll(() => t.stop());
beforeEach(async () => {
  const { stage, close } = await setStage(t);
  ({ server, fleet, makeDue, told, listen } = stage);
  return close;
});

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
