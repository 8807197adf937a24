/**
 * What it costs to check a whole fleet by itself: so many credentials that are all due at once, at twenty hosts that take a
 * tenth of a second each, and how long 99 of 100 calls of the API take meanwhile, against the same calls when nothing
 * is due. Exits 1 when a host ever saw more than four at once.
 *
 *     npm run bench:status -- [credentials, 10000]
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { lte } from "drizzle-orm";
import { planNew } from "@/lib/rechecks/plan";
import { recheckDue } from "@/lib/rechecks/run";
import { type FaultServer, startFaultServer } from "@/tests/status/faults";
import { plantFleet } from "@/tests/status/fleet";
import { testApi } from "@/tests/support/api";

const hosts = 20;
const key = "key-of-robots-4711";
const callsASecond = 100;

if (process.send) await applications();
else await bench(Number(process.argv[2] ?? "10000"));

async function bench(count: number): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ["--import", "tsx"] });
  const urls = await new Promise<string[]>((done) => child.once("message", (message) => done(message as string[])));
  const t = await testApi({ KEYRACK_LOG_LEVEL: "error" });
  const { text } = await t.token({ rate: 1_000_000 });
  const ids: string[] = [];
  for (let at = 0; at < count; at += 500) {
    const url = (each: number) => urls[(at + each) % urls.length] ?? "";
    ids.push(...(await plantFleet(t.home, t.owner, { count: Math.min(500, count - at), url, key })));
  }
  while ((await planNew(t.home, Date.now())) > 0);
  const call = (seconds: number) => load(`${t.url}/api/v1/credentials/${ids[0]}`, text, seconds);
  await call(2);
  console.log(`nothing due:   ${await call(10)}`);
  const { schedules: s } = t.home.store.t;
  await t.home.store.write(
    async (tx) =>
      void (await tx
        .update(s)
        .set({ dueAt: Date.now() - 1 })
        .where(lte(s.dueAt, Date.now() + 1e9))),
  );
  const began = performance.now();
  let done = 0;
  const checking = (async () => {
    for (let some = await recheckDue(t.home); some > 0; some = await recheckDue(t.home)) done += some;
  })();
  console.log(`all are due:   ${await call(20)}`);
  await checking;
  const seconds = (performance.now() - began) / 1_000;
  const most = await new Promise<number>((answer) => {
    child.once("message", (message) => answer(Number(message)));
    child.send("most");
  });
  console.log(
    `${done} checked in ${seconds.toFixed(0)} s, ${(done / seconds).toFixed(0)} a second, at most ${most} at once at a host`,
  );
  child.kill();
  await t.stop();
  process.exit(most <= 4 && done === count ? 0 : 1);
}

async function load(url: string, token: string, duration: number): Promise<string> {
  const { latency, requests, non2xx } = await autocannon({
    url,
    duration,
    connections: 10,
    overallRate: callsASecond,
    workers: 1,
    headers: { authorization: `Bearer ${token}` },
  });
  return `p50 ${latency.p50} ms, p99 ${latency.p99} ms, ${requests.average.toFixed(0)} calls a second, ${non2xx} refused`;
}

/** In a process of their own, so that they do not take the time that is measured. */
async function applications(): Promise<void> {
  const servers: FaultServer[] = [];
  for (let at = 0; at < hosts; at += 1) servers.push(await startFaultServer(key));
  for (const server of servers) server.slow = 100;
  process.on("message", () => process.send?.(Math.max(...servers.map(({ most }) => most))));
  process.send?.(servers.map(({ url }) => url));
}
