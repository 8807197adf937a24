import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listIncidents } from "@/lib/credentials/incident";
import { planNew } from "@/lib/rechecks/plan";
import { recheckDue } from "@/lib/rechecks/run";
import { type Fault, faults, startFaultServer } from "./faults";
import { plantFleet } from "./fleet";
import { key, type Stage, setStage, startStage } from "./stage";

/** What credentials become by themselves, against a real server that fails in every way it can. */
let t: Stage["t"];
let server: Stage["server"];
let fleet: Stage["fleet"];
let makeDue: Stage["makeDue"];
let statuses: Stage["statuses"];
let told: Stage["told"];
let later: Stage["later"];
let listen: Stage["listen"];
/** The whole count is 50; less on a machine that has a quarter of an hour for everything. */
const rounds = Number(process.env.KEYRACK_TEST_ROUNDS ?? 4);
beforeAll(async () => {
  t = await startStage();
});
afterAll(() => t.stop());
beforeEach(async () => {
  const { stage, close } = await setStage(t);
  ({ server, fleet, makeDue, statuses, told, later, listen } = stage);
  return close;
});

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
