import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { type Grants, grantsOf } from "@/tests/support/vendor/grants";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";
import { type Node, type Nodes, prepareNodes } from "./nodes";

/** Small here; NODES_CREDENTIALS=1000 is the whole thing. */
const credentials = Number(process.env.NODES_CREDENTIALS ?? 100);
const callers = 50;
/** Credentials whose callers come together. */
const together = 20;

let nodes: Nodes;
let t: TestInstallation;
let vendor: Vendor;
let grants: Grants;
let [one, two]: Node[] = [];
beforeAll(async () => {
  nodes = await prepareNodes();
  t = await testInstallation(nodes.settings);
  vendorConnector("v");
  grants = grantsOf(t.home);
  const url = t.home.env.databaseUrl ?? "";
  [one, two] = await Promise.all([nodes.start(url), nodes.start(url)]);
});
afterAll(async () => {
  await nodes.stop();
  await t.stop();
});
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

/** Not due, so that nobody refreshes it unasked. */
const expired = () => ({ expiresAt: Date.now() - 1, dueAt: Date.now() + 3_600_000, retryAt: null });

test(
  `${callers} callers at once, half on each of two nodes, on each of ${credentials} expired credentials: one refresh each, one token for all`,
  async () => {
    const ids: string[] = [];
    while (ids.length < credentials) ids.push((await connected(t.owner, vendor, "v")).credential);
    const { grants: g } = t.home.store.t;
    const began = performance.now();
    for (let at = 0; at < ids.length; at += together) {
      const some = ids.slice(at, at + together);
      const past = expired();
      await t.home.store.write(async (tx) => void (await tx.update(g).set(past).where(inArray(g.credentialId, some))));
      const ask = (node: Node | undefined) => node?.does<string[][]>("access", some.join(","), callers / 2);
      const [here = [], there = []] = await Promise.all([ask(one), ask(two)]);
      expect(here).toHaveLength(some.length);
      expect(there).toEqual(here);
      for (const tokens of here) expect(tokens).toHaveLength(1);
    }
    const ms = performance.now() - began;
    console.log(
      `${credentials} credentials, ${credentials * callers} callers, ${vendor.seen.refreshes} refreshes in ${(ms / 1000).toFixed(1)} s`,
    );
    expect(vendor.seen.refreshes).toBe(credentials);
    const rows = await t.home.store.db.select({ revision: g.revision }).from(g).where(inArray(g.credentialId, ids));
    expect(rows.every(({ revision }) => revision === 2)).toBe(true);
  },
  20 * 60_000,
);

/** The first node is stopped while the application thinks about its refresh, and its lease runs out. */
async function stoppedInRefresh(): Promise<{ id: string; late: Promise<string[][]> }> {
  const { credential: id } = await connected(t.owner, vendor, "v");
  await grants.set(id, expired());
  const before = vendor.seen.token.length;
  vendor.quirks.delayMs = 500;
  const late = one?.does<string[][]>("access", id, 1) ?? Promise.reject(new Error("no node"));
  await expect.poll(() => vendor.seen.token.length).toBe(before + 1);
  one?.signal("SIGSTOP");
  await expect.poll(() => vendor.seen.refreshes).toBe(1);
  vendor.quirks.delayMs = 0;
  await grants.set(id, { leaseUntil: Date.now() - 1 });
  return { id, late };
}

describe("a node that was stopped in the middle of a refresh, past its lease", () => {
  test("does not overwrite what another stored meanwhile, and serves that", async () => {
    vendor.quirks.rotation = "grace";
    const { id, late } = await stoppedInRefresh();
    const newer = await two?.does<string[][]>("access", id, 1);
    const stored = await grants.of(id);
    expect(stored.revision).toBe(2);
    one?.signal("SIGCONT");
    expect(await late).toEqual(newer);
    expect(await grants.of(id)).toEqual(stored);
    expect(await one?.does("access", id, 3)).toEqual(newer);
    expect(vendor.seen.refreshes).toBe(2);
  });

  test("brings in its token where the old one was spent for it, so that nobody has to connect again", async () => {
    const { id, late } = await stoppedInRefresh();
    const refused = await two?.deed("access", id, 1);
    expect(refused?.status).not.toBe(200);
    expect((await grants.of(id)).revision).toBe(1);
    one?.signal("SIGCONT");
    const [[token]] = (await late) as [[string]];
    await expect.poll(async () => (await grants.of(id)).revision, { timeout: 10_000 }).toBe(2);
    expect(await two?.does("access", id, 1)).toEqual([[token]]);
    expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
    expect((await getCredential(t.owner, id)).status).toBe("valid");
  });
});
