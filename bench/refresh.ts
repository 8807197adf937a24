/**
 * What refreshing costs and whether it keeps its promises under load, against a server on loopback: one refresh whoever
 * asks, four at once to a host, nobody red for a limit or an outage. Exits 1 when a promise is broken.
 */
import { count, eq, lt } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { countByStatus } from "@/lib/credentials/list";
import { accessToken } from "@/lib/grants/access";
import { refreshDue } from "@/lib/grants/upkeep";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { outages } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

const callers = 50;
const rounds = 200;
const many = 1_000;
const perSecond = 20;
const warmUp = 50;

const t = await testInstallation();
const vendor = await startVendor();
vendorConnector("v");
const broken: string[] = [];
try {
  await beside(t, vendor);
  await callersAtOnce(t, vendor);
  const ids = await make(t.owner, vendor, many);
  await limited(t, vendor, ids);
  await outage(t, vendor, ids);
} finally {
  await vendor.close();
  await t.stop();
}
for (const promise of broken) console.log(`BROKEN: ${promise}`);
process.exitCode = broken.length > 0 ? 1 : 0;

/** One refresh after the other, each beside a bare call of the same endpoint: what our part of it costs. */
async function beside({ owner, home }: TestInstallation, vendor: Vendor): Promise<void> {
  const { credential } = await connected(owner, vendor, "v");
  const bare = await bareCaller(owner, vendor);
  const times: { ours: number[]; bare: number[]; commits: number[] } = { ours: [], bare: [], commits: [] };
  for (let round = 0; round < 300 + warmUp; round += 1) {
    const commit = await once(() => expire(home, [credential]));
    const ours = await once(() => accessToken(owner, credential));
    const theirs = await once(bare);
    if (round < warmUp) continue;
    times.ours.push(ours);
    times.bare.push(theirs);
    times.commits.push(commit);
  }
  const [ours, theirs, commit] = [middle(times.ours), middle(times.bare), middle(times.commits)];
  const added = ours - theirs;
  // Two commits that reach the disk are the promise itself; how fast the disk is, is not ours.
  const own = added - 2 * commit;
  promise(own < 5, `a refresh adds ${own.toFixed(2)} ms beside its two commits`);
  print("a refresh", `${ours.toFixed(2)} ms, ${(1000 / ours).toFixed(0)} a second one after the other`);
  print(
    "a bare token call",
    `${theirs.toFixed(2)} ms; a refresh adds ${added.toFixed(2)} ms, ${(ours / theirs).toFixed(1)} times it`,
  );
}

/** The same grant by plain fetch, rotating a token of its own. */
async function bareCaller(owner: Actor, vendor: Vendor): Promise<() => Promise<void>> {
  await connected(owner, vendor, "v");
  const { clientId, clientSecret } = vendor.quirks;
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(":");
  const authorization = `Basic ${Buffer.from(pair).toString("base64")}`;
  let token = vendor.lastRefreshToken();
  return async () => {
    const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: token });
    const answer = await fetch(`${vendor.url}/token`, { method: "POST", headers: { authorization }, body });
    token = ((await answer.json()) as { refresh_token: string }).refresh_token;
  };
}

async function callersAtOnce({ owner, home }: TestInstallation, vendor: Vendor): Promise<void> {
  const { credential } = await connected(owner, vendor, "v");
  const before = vendor.seen.refreshes;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await expire(home, [credential]);
    const started = performance.now();
    const tokens = await Promise.all(Array.from({ length: callers }, () => accessToken(owner, credential)));
    times.push(performance.now() - started);
    promise(new Set(tokens.map(({ token }) => token)).size === 1, "all callers get the same token");
  }
  const refreshes = vendor.seen.refreshes - before;
  promise(refreshes === rounds, `${rounds} rounds cause ${rounds} refreshes, not ${refreshes}`);
  const valid = await timed(() => accessToken(owner, credential), 500);
  print(`${callers} callers x ${rounds} rounds`, `${refreshes} refreshes, median ${median(times)} ms a round`);
  print("a token that is valid", `${valid} ms a call`);
}

async function outage({ owner, home }: TestInstallation, vendor: Vendor, ids: readonly string[]): Promise<void> {
  await expire(home, ids);
  const kinds = Object.values(outages);
  vendor.quirks.broken = () => kinds[vendor.seen.token.length % kinds.length];
  const asked = vendor.seen.token.length;
  const start = Date.now();
  for (let minute = 0; minute <= 10; minute += 1) await refreshDue(home, () => start + minute * 60_000, many);
  vendor.quirks.broken = undefined;
  const { valid, invalid } = await countByStatus(owner);
  promise(invalid === 0, `${invalid} credentials turned red in an outage`);
  print("10 minutes of outage", `${valid} green, ${invalid} red, ${vendor.seen.token.length - asked} requests`);
}

async function limited({ owner, home }: TestInstallation, vendor: Vendor, ids: readonly string[]): Promise<void> {
  await expire(home, ids);
  vendor.quirks.perSecond = perSecond;
  vendor.seen.most = 0;
  const first = vendor.seen.token.length;
  const started = performance.now();
  const began = Date.now();
  while ((await expired(home, began)) > 0) {
    await refreshDue(home, Date.now, many);
    await new Promise((done) => setTimeout(done, 1_000));
  }
  const seconds = (performance.now() - started) / 1000;
  const asked = vendor.seen.token.slice(first);
  vendor.quirks.perSecond = undefined;
  promise(asked.length >= ids.length, "not all were refreshed");
  promise(vendor.seen.most <= 4, `${vendor.seen.most} at once`);
  const { invalid } = await countByStatus(owner);
  promise(invalid === 0, `${invalid} credentials turned red by a limit`);
  print(
    `${ids.length} at a server of ${perSecond}/s`,
    `${seconds.toFixed(1)} s, ${asked.length} requests, at most ${vendor.seen.most} at once`,
  );
}

async function make(owner: Actor, vendor: Vendor, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await connected(owner, vendor, "v")).credential);
  return ids;
}

async function expire(home: TestInstallation["home"], ids: readonly string[]): Promise<void> {
  const { grants } = home.store.t;
  const past = { expiresAt: Date.now() - 1, dueAt: Date.now() - 1, retryAt: null, failures: 0 };
  await home.store.write(async (tx) => {
    for (const id of ids) await tx.update(grants).set(past).where(eq(grants.credentialId, id));
  });
}

async function expired({ store }: TestInstallation["home"], at: number): Promise<number> {
  const [row] = await store.db.select({ n: count() }).from(store.t.grants).where(lt(store.t.grants.expiresAt, at));
  return row?.n ?? 0;
}

async function timed(work: () => Promise<unknown>, times: number): Promise<string> {
  const started = performance.now();
  for (let at = 0; at < times; at += 1) await work();
  return ((performance.now() - started) / times).toFixed(2);
}

function promise(kept: boolean, what: string): void {
  if (!kept) broken.push(what);
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}

function median(figures: readonly number[]): string {
  return middle(figures).toFixed(1);
}

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(32)} ${figure}`);
}
