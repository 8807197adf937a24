/**
 * Calls a second of the built product against what the machine allows, in one run: medians of three rounds. Beside them
 * the processor time that a call costs the server, which says the same on a quiet machine and still holds on a busy one.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { join } from "node:path";
import autocannon from "autocannon";
import { createCredential } from "@/lib/credentials/create";
import { stopInstallation } from "@/lib/installation";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { testInstallation } from "@/tests/support/installation";
import { freePort, startProduct } from "@/tests/support/product";
import { seedCredentials } from "./seed";

const rounds = 3;
const seconds = Number(process.argv[2] ?? 2);
const children = new Map<string, ChildProcess>();

/** Of a server of this folder, or of the product when there is no `what`. `bar` is the share of `of` that is wanted. */
type Case = { name: string; url: string; what?: string; of?: string; bar?: number };
type Figures = { rate: number; cpu: number };
const none: Figures = { rate: 1, cpu: 1 };

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
  { name: "list of 50 of 10,000", url: `${api}/credentials?limit=50`, of: "bare hello" },
  { name: "bare proxy, 1 KB", url: `${proxy}/1kb`, what: "proxy" },
  { name: "proxy, 1 KB", url: `${api}/proxy/${id}/1kb`, of: "bare proxy, 1 KB", bar: 0.5 },
];

try {
  let met = true;
  for (const connections of [10, 50]) {
    const rates = await measured(connections);
    console.log(`\n${connections} connections, medians of ${rounds} rounds of ${seconds} s`);
    for (const { name, of, bar } of cases) {
      const { rate, cpu } = rates.get(name) ?? none;
      const against = of === undefined ? undefined : (rates.get(of) ?? none);
      const share = against === undefined ? "" : (rate / against.rate).toFixed(2);
      const spent = against === undefined ? "" : (against.cpu / cpu).toFixed(2);
      if (bar !== undefined && Number(share) < bar) met = false;
      const compared = against && `   ${share}, by processor time ${spent}, of ${of}${bar ? ` (goal ${bar})` : ""}`;
      console.log(
        `${name.padEnd(28)} ${rate.toFixed(0).padStart(6)}/s ${cpu.toFixed(0).padStart(6)} us${compared ?? ""}`,
      );
    }
  }
  await large();
  console.log(`goals: ${met ? "met" : "missed"}`);
  process.exitCode = met ? 0 : 1;
} finally {
  await product.stop();
  product.remove();
  for (const child of children.values()) child.kill();
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
      found.set(name, [...(found.get(name) ?? []), { rate: result.requests.average, cpu }]);
    }
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return new Map(
    [...found].map(([name, all]) => [
      name,
      { rate: median(all.map(({ rate }) => rate)), cpu: median(all.map(({ cpu }) => cpu)) },
    ]),
  );
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
