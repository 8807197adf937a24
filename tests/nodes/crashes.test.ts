import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { administer } from "@/tests/support/postgres-administer";
import { type Postgres, startPostgres } from "@/tests/support/servers/postgresql";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { grantsOf } from "@/tests/support/vendor/grants";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";
import { ledger } from "./ledger";
import { type Node, type Nodes, prepareNodes } from "./nodes";

/** Small here; NODES_KILLS=50 is the whole thing. */
const kills = Number(process.env.NODES_KILLS ?? 3);
const connections = 8;

let postgres: Postgres;
let nodes: Nodes;
let t: TestInstallation;
let vendor: Vendor;
let url: string;
beforeAll(async () => {
  [postgres, nodes] = await Promise.all([startPostgres({ maxConnections: 100 }), prepareNodes()]);
  postgres.sql("CREATE ROLE keyrack LOGIN CREATEDB PASSWORD 'keyrack'");
  const server = `postgres://keyrack:keyrack@127.0.0.1:${postgres.port}/postgres`;
  await administer(server, "CREATE DATABASE keyrack TEMPLATE template0 ENCODING 'UTF8'");
  url = server.replace(/postgres$/, "keyrack");
  t = await testInstallation({ ...nodes.settings, KEYRACK_DATABASE_URL: url });
  vendorConnector("v");
});
afterAll(async () => {
  await nodes.stop();
  await t.stop();
  await postgres.stop();
});
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

const make = async () => (await connected(t.owner, vendor, "v")).credential;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Until it answers with what is stored. */
async function untilServing(node: Node, id: string): Promise<void> {
  await expect.poll(async () => (await node.deed("access", id, 1)).status, { timeout: 20_000 }).toBe(200);
}

test(
  `PostgreSQL killed ${kills} times while two nodes write and refresh single-use tokens: nothing acknowledged is lost, and no token`,
  async () => {
    vendor.quirks.delayMs = 20;
    const ids: string[] = [];
    while (ids.length < connections) ids.push(await make());
    const running = await Promise.all([nodes.start(url), nodes.start(url)]);
    const writes = ledger();
    const { credentials: c } = t.home.store.t;
    let slowest = 0;
    for (let killed = 0; killed < kills; killed += 1) {
      let over = false;
      const stopped = () => over;
      const writers = running.flatMap((node, which) => [
        ...[0, 1, 2].map(() => writes.write(node, stopped)),
        writes.renew(node, which === 0 ? ids : [...ids].reverse(), stopped),
      ]);
      await pause(400 + Math.random() * 400);
      await postgres.kill();
      await pause(Math.random() * 300);
      await postgres.startAgain();
      const back = performance.now();
      await Promise.all(running.map((node) => untilServing(node, ids[0] ?? "")));
      slowest = Math.max(slowest, performance.now() - back);
      over = true;
      await Promise.all(writers);
      const rows = await t.home.store.db.select({ id: c.id, name: c.name }).from(c);
      expect(writes.check(new Map(rows.map(({ id, name }) => [id, name])))).toEqual([]);
    }
    // A token that was lost could not be renewed.
    const grants = grantsOf(t.home);
    for (const id of ids) {
      const [[first], [second]] = (await Promise.all(
        running.map((node) => node.does("renew", id).then((one) => [one])),
      )) as [[string], [string]];
      expect([first, second]).toEqual([expect.stringMatching(/^at_/), expect.stringMatching(/^at_/)]);
      expect((await grants.of(id)).failures).toBe(0);
    }
    const states = await t.home.store.db.select({ status: c.status }).from(c).where(inArray(c.id, ids));
    expect(new Set(states.map(({ status }) => status))).toEqual(new Set(["valid"]));
    console.log(JSON.stringify({ kills, ...writes.counts(), slowestServingMs: Math.round(slowest) }));
  },
  60 * 60_000,
);

test("a node that is killed with a token in its spool stores it when it is back, though its lease still runs", async () => {
  vendor.quirks.delayMs = 600;
  const id = await make();
  const node = await nodes.start(url);
  const before = vendor.seen.token.length;
  const asked = node.deed("renew", id);
  await expect.poll(() => vendor.seen.token.length).toBe(before + 1);
  await postgres.kill();
  const { status, text } = await asked;
  expect(status).toBe(200);
  await node.kill();
  await postgres.startAgain();
  const grants = grantsOf(t.home);
  expect(await grants.of(id)).toMatchObject({ revision: 1 });
  expect(Number((await grants.of(id)).leaseUntil)).toBeGreaterThan(Date.now());

  const [again, other] = await Promise.all([nodes.start(url, { dataDir: node.dataDir }), nodes.start(url)]);
  await expect.poll(async () => (await grants.of(id)).revision, { timeout: 15_000 }).toBe(2);
  for (const each of [again, other]) expect(await each.does("access", id, 1)).toEqual([[JSON.parse(text)]]);
  expect(vendor.seen.refreshes).toBe(1);
}, 60_000);
