/**
 * What it costs to check a whole fleet by itself: so many credentials that are all due at once, at twenty hosts that take a
 * tenth of a second each, and how long 99 of 100 calls of the API take meanwhile, beside the same calls when nothing
 * is due.
 *
 *     npm run bench:status -- [credentials, 10000]
 */
import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";
import { lte } from "drizzle-orm";
import { answerApi } from "@/bin/api";
import type { Member } from "@/lib/actor";
import type { Installation } from "@/lib/installation";
import { planNew } from "@/lib/rechecks/plan";
import { recheckDue } from "@/lib/rechecks/run";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { type FaultServer, startFaultServer } from "@/tests/status/faults";
import { plantFleet } from "@/tests/status/fleet";
import { listen } from "@/tests/support/api";
import { benchInstallation } from "./installation";
import { type Measuring, report } from "./report";
import type { Row } from "./row";

const hosts = 20;
const key = "key-of-robots-4711";
const callsASecond = 100;

if (process.argv[2] === "applications") await applications();
else await report(measure);

async function measure({ quick, words }: Measuring): Promise<Row[]> {
  const count = Number(words[0] ?? (quick ? "500" : "10000"));
  const child = fork(fileURLToPath(import.meta.url), ["applications"], { execArgv: ["--import", "tsx"] });
  const urls = await new Promise<string[]>((done) => child.once("message", (message) => done(message as string[])));
  const t = await benchInstallation();
  const server = createServer((request, response) => void answerApi(request, response));
  const api = `http://127.0.0.1:${await listen(server)}/api/v1`;
  const { text: token } = await createToken(t.owner, { name: "Bench", scopes: [...scopes], rate: 1_000_000 });
  const first = await plant(t.home, t.owner, urls, count);
  const call = (seconds: number) => load(`${api}/credentials/${first}`, token, seconds);
  await call(2);
  const quiet = await call(quick ? 3 : 10);
  await makeDue(t.home);
  const began = performance.now();
  const checking = checkAll(t.home);
  const busy = await call(quick ? 3 : 20);
  const checked = await checking;
  const seconds = (performance.now() - began) / 1_000;
  const most = await mostAtOnce(child);
  child.kill();
  server.closeAllConnections();
  server.close();
  await t.stop();
  if (checked !== count) throw new Error(`${checked} of ${count} were checked`);
  return [
    { what: `checks by itself, ${count.toLocaleString("en")} due at once`, figure: count / seconds, unit: "a second" },
    {
      what: "99 of 100 calls meanwhile within",
      figure: busy,
      unit: "ms",
      beside: { what: "nothing due", figure: quiet },
    },
    { what: "most checks at once at a host", figure: most, unit: "", goal: { of: "figure", atMost: 4 } },
  ];
}

/** Gives one of them. */
async function plant(home: Installation, owner: Member, urls: readonly string[], count: number): Promise<string> {
  let first: string | undefined;
  for (let at = 0; at < count; at += 500) {
    const url = (each: number) => urls[(at + each) % urls.length] ?? "";
    const ids = await plantFleet(home, owner, { count: Math.min(500, count - at), url, key });
    first ??= ids[0];
  }
  while ((await planNew(home, Date.now())) > 0);
  return first ?? "";
}

async function makeDue({ store }: Installation): Promise<void> {
  const { schedules: s } = store.t;
  const [dueAt, soon] = [Date.now() - 1, Date.now() + 1e9];
  await store.write(async (tx) => void (await tx.update(s).set({ dueAt }).where(lte(s.dueAt, soon))));
}

async function checkAll(home: Installation): Promise<number> {
  let checked = 0;
  for (let some = await recheckDue(home); some > 0; some = await recheckDue(home)) checked += some;
  return checked;
}

/** Milliseconds within which 99 of 100 were answered. */
async function load(url: string, token: string, duration: number): Promise<number> {
  const { latency, non2xx, errors } = await autocannon({
    url,
    duration,
    connections: 10,
    overallRate: callsASecond,
    workers: 1,
    headers: { authorization: `Bearer ${token}` },
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} refused, ${errors} broken off`);
  return latency.p99;
}

function mostAtOnce(child: ChildProcess): Promise<number> {
  return new Promise((answer) => {
    child.once("message", (message) => answer(Number(message)));
    child.send("most");
  });
}

/** In a process of their own, so that they do not take the time that is measured. */
async function applications(): Promise<void> {
  const servers: FaultServer[] = [];
  for (let at = 0; at < hosts; at += 1) servers.push(await startFaultServer(key));
  for (const server of servers) server.slow = 100;
  process.on("message", () => process.send?.(Math.max(...servers.map(({ most }) => most))));
  process.send?.(servers.map(({ url }) => url));
}
