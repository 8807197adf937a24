/**
 * Calls a second of the built product against what the machine allows, in one run: medians of three rounds, with the
 * ratio to a bare hello and to the ceiling of the same work. Beside them the processor time that a call costs the server,
 * which says the same on a quiet machine and still holds on a busy one, and the time within which 99 of 100 were answered.
 *
 *     npm run bench:api -- [seconds of a round, 2] [--soak[=seconds, 60]]
 *
 * `--soak` then keeps all of it busy for a while and says what memory that took; for five minutes, `--soak=300`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import autocannon from "autocannon";
import { createCredential } from "@/lib/credentials/create";
import { stopInstallation } from "@/lib/installation";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { testInstallation } from "@/tests/support/installation";
import { freePort, startProduct } from "@/tests/support/product";
import { seedCredentials } from "./seed";

const rounds = 3;
const { values: options, positionals } = parseArgs({
  // `--soak` alone means the default.
  args: process.argv.slice(2).map((each) => (each === "--soak" ? "--soak=60" : each)),
  options: { soak: { type: "string" } },
  allowPositionals: true,
});
const seconds = numberOf(positionals[0] ?? "2");
const soakSeconds = options.soak === undefined ? undefined : numberOf(options.soak);
const children = new Map<string, ChildProcess>();

/** Of a server of this folder, or of the product when there is no `what`. `bar` is the share of `of` that is wanted. */
type Case = { name: string; url: string; what?: string; of?: string; bar?: number };
/** Calls a second, microseconds of processor time a call, milliseconds. */
type Figures = { rate: number; cpu: number; p99: number };
const none: Figures = { rate: 1, cpu: 1, p99: 0 };

const upstream = await start("upstream");
const { dataDir, token, id } = await prepare(upstream);
const headers = { authorization: `Bearer ${token}` };
const product = await startProduct(
  { KEYRACK_LOG_LEVEL: "error", KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8" },
  { dataDir, setUp: false },
);
const api = `${product.url.replace("localhost", "127.0.0.1")}/api/v1`;
const [hello, authorization, metadata, proxy] = [
  at(await start("hello")),
  at(await start("authorization", dataDir, id)),
  at(await start("metadata", dataDir, id)),
  at(await start("proxy", upstream)),
];

const cases: Case[] = [
  { name: "bare hello", url: `${hello}/`, what: "hello" },
  { name: "ceiling of an authorization", url: `${authorization}/`, what: "authorization" },
  { name: "authorization", url: `${api}/credentials/${id}/authorization`, of: "ceiling of an authorization", bar: 0.7 },
  { name: "ceiling of metadata", url: `${metadata}/`, what: "metadata" },
  { name: "metadata", url: `${api}/credentials/${id}`, of: "ceiling of metadata", bar: 0.8 },
  { name: "list of 50 of 10,000", url: `${api}/credentials?limit=50` },
  { name: "bare proxy, 1 KB", url: `${proxy}/1kb`, what: "proxy" },
  { name: "proxy, 1 KB", url: `${api}/proxy/${id}/1kb`, of: "bare proxy, 1 KB", bar: 0.5 },
];

try {
  let met = true;
  for (const connections of [10, 50]) {
    const rates = await measured(connections);
    console.log(`\n${connections} connections, medians of ${rounds} rounds of ${seconds} s`);
    for (const { name, of, bar } of cases) {
      const figures = rates.get(name) ?? none;
      const against = of === undefined ? undefined : (rates.get(of) ?? none);
      if (bar !== undefined && against !== undefined && figures.rate / against.rate < bar) met = false;
      console.log(lineOf(name, figures, rates.get("bare hello") ?? none, against, bar));
    }
  }
  await large();
  if (soakSeconds !== undefined) await soak(soakSeconds);
  console.log(`goals: ${met ? "met" : "missed"}`);
  process.exitCode = met ? 0 : 1;
} finally {
  await product.stop();
  product.remove();
  for (const child of children.values()) child.kill();
}

function lineOf(name: string, figures: Figures, hello: Figures, ceiling: Figures | undefined, bar = 0): string {
  const { rate, cpu, p99 } = figures;
  const plain = `${name.padEnd(28)} ${rate.toFixed(0).padStart(6)}/s ${cpu.toFixed(0).padStart(6)} us  p99 ${p99.toFixed(0).padStart(4)} ms`;
  const toHello = `  ${(rate / hello.rate).toFixed(2)} of hello`;
  if (ceiling === undefined) return plain + toHello;
  const share = `, ${(rate / ceiling.rate).toFixed(2)} of the ceiling`;
  const byProcessor = ` (by processor time ${(hello.cpu / cpu).toFixed(2)} and ${(ceiling.cpu / cpu).toFixed(2)})`;
  return `${plain}${toHello}${share}${byProcessor}${bar === 0 ? "" : `, goal ${bar.toFixed(2)}`}`;
}

async function measured(connections: number): Promise<Map<string, Figures>> {
  const found = new Map<string, Figures[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, url, what } of cases) {
      if (round === 0) await autocannon({ url, connections, duration: 1, headers });
      const before = processorTime(what);
      const result = await autocannon({ url, connections, duration: seconds, headers });
      if (result.non2xx > 0 || result.errors > 0) throw new Error(`${name}: ${result.non2xx} refused`);
      const cpu = (processorTime(what) - before) / result.requests.total;
      found.set(name, [...(found.get(name) ?? []), { rate: result.requests.average, cpu, p99: result.latency.p99 }]);
    }
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return new Map(
    [...found].map(([name, all]) => {
      const of = (key: keyof Figures) => median(all.map((each) => each[key]));
      return [name, { rate: of("rate"), cpu: of("cpu"), p99: of("p99") }];
    }),
  );
}

/** Everything at once, and what memory the product has every tenth of the time. It should stand still. */
async function soak(duration: number): Promise<void> {
  const ours = cases.filter(({ what }) => what === undefined);
  const loads = ours.map(({ url }) => autocannon({ url, connections: 5, duration, headers }));
  const seen = [memory("VmRSS")];
  for (let tenth = 0; tenth < 10; tenth++) {
    await new Promise((done) => setTimeout(done, duration * 100));
    seen.push(memory("VmRSS"));
  }
  const results = await Promise.all(loads);
  const calls = results.reduce((sum, { requests }) => sum + requests.total, 0);
  const refused = results.reduce((sum, { non2xx, errors }) => sum + non2xx + errors, 0);
  console.log(`\n${duration} s of all of it at once: ${calls} calls, ${refused} refused`);
  console.log(`memory of the product on the way, MiB: ${seen.join(" ")}, highest ${memory("VmHWM")}`);
  if (refused > 0) throw new Error(`${refused} calls were refused`);
}

function numberOf(text: string): number {
  const number = Number(text);
  if (number > 0) return number;
  throw new Error(`${text} is no number of seconds`);
}

/** Microseconds that a process has spent so far; ticks are 10 ms. */
function processorTime(what: string | undefined): number {
  const pid = what === undefined ? productPid() : children.get(what)?.pid;
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

function productPid(): string {
  return readFileSync(join(dataDir, "keyrack.pid"), "utf8").trim();
}

function at(port: string): string {
  return `http://127.0.0.1:${port}`;
}

/** 100 MiB down, directly and through the product, and how much memory the product took for it. */
async function large(): Promise<void> {
  const before = memory("VmRSS");
  const direct = await download(`${at(upstream)}/100mb`);
  const through = await download(`${api}/proxy/${id}/100mb`);
  for (let i = 0; i < 3; i++) await download(`${api}/proxy/${id}/100mb`);
  console.log(
    `\n100 MiB directly ${direct.toFixed(0)} ms, through the proxy ${through.toFixed(0)} ms (${(direct / through).toFixed(2)})`,
  );
  console.log(
    `memory of the product: ${before} MiB before, ${memory("VmRSS")} MiB after four, highest ${memory("VmHWM")} MiB`,
  );
}

async function download(url: string): Promise<number> {
  const began = performance.now();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers, agent: false }, resolve).on("error", reject);
  });
  let bytes = 0;
  for await (const part of answer) bytes += (part as Buffer).length;
  if (bytes !== 100 * 1024 * 1024) throw new Error(`${bytes} bytes came`);
  return performance.now() - began;
}

function memory(line: string): number {
  const text = readFileSync(`/proc/${productPid()}/status`, "utf8");
  return Math.round(Number(new RegExp(`${line}:\\s+(\\d+)`).exec(text)?.[1]) / 1024);
}

async function prepare(port: string): Promise<{ dataDir: string; token: string; id: string }> {
  const t = await testInstallation();
  await seedCredentials(t.home, t.owner, 10_000);
  const values = { baseUrl: at(port), checkPath: "/x", token: "t".repeat(40) };
  const made = await createCredential(t.owner, { name: "Measured", connector: "http", scheme: "bearer", values });
  const { text } = await createToken(t.owner, { name: "Bench", scopes: [...scopes], rate: 10_000_000 });
  await stopInstallation();
  return { dataDir: t.dataDir, token: text, id: made.id };
}

async function start(what: string, ...more: string[]): Promise<string> {
  const port = String(await freePort());
  const child = spawn(process.execPath, ["--import", "tsx", "bench/ceiling.ts", what, port, ...more], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  children.set(what, child);
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${at(port)}/`).catch(() => undefined);
    if (answer) {
      await answer.arrayBuffer();
      return port;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${what} did not start`);
}
