/**
 * What refreshing costs and whether it keeps its promises under load, against a server on loopback: one refresh whoever
 * asks, four at once to a host, nobody red for a limit or an outage. A broken promise is a goal that was missed.
 *
 *     npm run bench:refresh
 */
import { count, eq, lt } from "drizzle-orm";
import type { Actor } from "@/lib/actor";
import { countByStatus } from "@/lib/credentials/list";
import { accessToken } from "@/lib/grants/access";
import { refreshDue } from "@/lib/grants/upkeep";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { outages } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";
import { type BenchInstallation, benchInstallation } from "./installation";
import { type Measuring, report } from "./report";
import type { Row } from "./row";
import { median } from "./statistics";

const callers = 50;
const perSecond = 20;
const warmUp = 50;

await report(measure);

async function measure({ quick }: Measuring): Promise<Row[]> {
  const [rounds, many] = quick ? [20, 50] : [200, 1_000];
  const t = await benchInstallation();
  const vendor = await startVendor();
  vendorConnector("v");
  try {
    const rows = [...(await beside(t, vendor, quick ? 50 : 300)), ...(await callersAtOnce(t, vendor, rounds))];
    const ids = await make(t.owner, vendor, many);
    return [...rows, ...(await limited(t, vendor, ids)), ...(await outage(t, vendor, ids))];
  } finally {
    await vendor.close();
    await t.stop();
  }
}

/** One refresh after the other, each beside a bare call of the same endpoint: what our part of it costs. */
async function beside({ owner, home }: BenchInstallation, vendor: Vendor, rounds: number): Promise<Row[]> {
  const { credential } = await connected(owner, vendor, "v");
  const bare = await bareCaller(owner, vendor);
  const times: { ours: number[]; bare: number[]; commits: number[] } = { ours: [], bare: [], commits: [] };
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const commit = await once(() => expire(home, [credential]));
    const ours = await once(() => accessToken(owner, credential));
    const theirs = await once(bare);
    if (round < warmUp) continue;
    times.ours.push(ours);
    times.bare.push(theirs);
    times.commits.push(commit);
  }
  const [ours, theirs, commit] = [median(times.ours), median(times.bare), median(times.commits)];
  const goal = { of: "figure", atMost: 5 } as const;
  return [
    { what: "a refresh", figure: ours, unit: "ms", beside: { what: "a bare token call", figure: theirs } },
    // Two commits that reach the disk are the promise itself; how fast the disk is, is not ours.
    { what: "a refresh without its call and its two commits", figure: ours - theirs - 2 * commit, unit: "ms", goal },
  ];
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

async function callersAtOnce({ owner, home }: BenchInstallation, vendor: Vendor, rounds: number): Promise<Row[]> {
  const { credential } = await connected(owner, vendor, "v");
  const before = vendor.seen.refreshes;
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await expire(home, [credential]);
    const began = performance.now();
    const tokens = await Promise.all(Array.from({ length: callers }, () => accessToken(owner, credential)));
    times.push(performance.now() - began);
    if (new Set(tokens.map(({ token }) => token)).size !== 1) throw new Error("callers got different tokens");
  }
  const refreshes = vendor.seen.refreshes - before;
  const began = performance.now();
  for (let at = 0; at < 500; at += 1) await accessToken(owner, credential);
  const valid = (performance.now() - began) / 500;
  return [
    {
      what: `refreshes for ${callers} callers at once, ${rounds} times`,
      figure: refreshes,
      unit: "",
      goal: { of: "figure", atMost: rounds },
    },
    { what: `${callers} callers served by one refresh`, figure: median(times), unit: "ms" },
    { what: "an access token that is valid", figure: valid, unit: "ms" },
  ];
}

async function outage({ owner, home }: BenchInstallation, vendor: Vendor, ids: readonly string[]): Promise<Row[]> {
  await expire(home, ids);
  const kinds = Object.values(outages);
  vendor.quirks.broken = () => kinds[vendor.seen.token.length % kinds.length];
  const start = Date.now();
  for (let minute = 0; minute <= 10; minute += 1) await refreshDue(home, () => start + minute * 60_000, ids.length);
  vendor.quirks.broken = undefined;
  const { invalid } = await countByStatus(owner);
  const what = `of ${ids.length} credentials, red after 10 minutes of outage`;
  return [{ what, figure: invalid, unit: "", goal: { of: "figure", atMost: 0 } }];
}

async function limited({ owner, home }: BenchInstallation, vendor: Vendor, ids: readonly string[]): Promise<Row[]> {
  await expire(home, ids);
  vendor.quirks.perSecond = perSecond;
  vendor.seen.most = 0;
  const before = vendor.seen.token.length;
  const began = Date.now();
  while ((await expired(home, began)) > 0) {
    await refreshDue(home, Date.now, ids.length);
    await new Promise((done) => setTimeout(done, 1_000));
  }
  const seconds = (Date.now() - began) / 1000;
  vendor.quirks.perSecond = undefined;
  if (vendor.seen.token.length - before < ids.length) throw new Error("not all were refreshed");
  const { invalid } = await countByStatus(owner);
  const at = `at an application that takes ${perSecond} a second`;
  const goal = (atMost: number) => ({ of: "figure", atMost }) as const;
  return [
    { what: `refreshes ${at}`, figure: ids.length / seconds, unit: "a second" },
    { what: "most refreshes at once at a host", figure: vendor.seen.most, unit: "", goal: goal(4) },
    { what: `of ${ids.length} credentials, red ${at}`, figure: invalid, unit: "", goal: goal(0) },
  ];
}

async function make(owner: Actor, vendor: Vendor, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await connected(owner, vendor, "v")).credential);
  return ids;
}

async function expire(home: BenchInstallation["home"], ids: readonly string[]): Promise<void> {
  const { grants } = home.store.t;
  const past = { expiresAt: Date.now() - 1, dueAt: Date.now() - 1, retryAt: null, failures: 0 };
  await home.store.write(async (tx) => {
    for (const id of ids) await tx.update(grants).set(past).where(eq(grants.credentialId, id));
  });
}

async function expired({ store }: BenchInstallation["home"], at: number): Promise<number> {
  const [row] = await store.db.select({ n: count() }).from(store.t.grants).where(lt(store.t.grants.expiresAt, at));
  return row?.n ?? 0;
}

async function once(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
