/**
 * How fast the built product is there and how little it needs while nobody asks: from the start of the process until
 * `/api/health/ready` says yes, by the clock and by processor time (which says the same on a busy machine), on a fresh
 * folder and on one with a workspace and 1,000 credentials, and resident memory when idle and after the first pages.
 * Beside it a bare server that says hello.
 *
 *     npm run bench:start -- [rounds, 5]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stopInstallation } from "@/lib/installation";
import { freePort } from "@/tests/support/servers/ports";
import { benchInstallation } from "./installation";
import { processorMs, residentMiB } from "./process";
import { type Measuring, report } from "./report";
import type { Row } from "./row";
import { seedCredentials } from "./seed";
import { median } from "./statistics";

const goal = { readyMs: 1000, idleMb: 150 };
const entry = join(resolve(process.env.KEYRACK_E2E_BUILD ?? ".next/standalone"), "keyrack.mjs");
const hello = 'require("node:http").createServer((_, to) => to.end("hello")).listen(process.env.PORT, "127.0.0.1")';
const pages = ["/sign-in", "/setup", "/docs/api", "/api/v1/credentials", "/sign-in"];

type Figures = { ready: number; cpu: number; idle: number; visited: number };

await report(measure);

async function measure({ quick, words }: Measuring): Promise<Row[]> {
  const rounds = quick ? 1 : Number(words[0] ?? "5");
  const seeded = await benchInstallation();
  await seedCredentials(seeded.home, seeded.owner, 1000);
  await stopInstallation();
  const bare: Figures[] = [];
  const fresh: Figures[] = [];
  const used: Figures[] = [];
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), "keyrack-bench-"));
    bare.push(await once(["-e", hello], {}));
    fresh.push(await once([entry, "serve"], { KEYRACK_DATA_DIR: folder }));
    rmSync(folder, { recursive: true, force: true });
    used.push(await once([entry, "serve"], { KEYRACK_DATA_DIR: seeded.dataDir }));
  }
  rmSync(seeded.dataDir, { recursive: true, force: true });
  return [...rowsOf("a fresh folder", fresh, bare), ...rowsOf("1,000 credentials", used, bare)];
}

function rowsOf(name: string, of: readonly Figures[], bare: readonly Figures[]): Row[] {
  const row = (what: string, key: keyof Figures, unit: Row["unit"], atMost?: number): Row => ({
    what: `${what}, ${name}`,
    figure: median(of.map((each) => each[key])),
    unit,
    beside: { what: "bare hello", figure: median(bare.map((each) => each[key])) },
    ...(atMost === undefined ? {} : { goal: { of: "figure", atMost } }),
  });
  return [
    row("ready after the start", "ready", "ms", goal.readyMs),
    row("processor time until ready", "cpu", "ms"),
    row("memory when idle", "idle", "MB", goal.idleMb),
    row("memory after the first pages", "visited", "MB"),
  ];
}

async function once(words: string[], settings: Record<string, string>): Promise<Figures> {
  const port = await freePort();
  const { PATH = "" } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, words, {
    env: { PATH, NODE_ENV: "production", PORT: String(port), HOSTNAME: "127.0.0.1", ...settings },
    stdio: "ignore",
  });
  await untilReady(child, port);
  const ready = performance.now() - began;
  const pid = child.pid ?? 0;
  const cpu = processorMs(pid);
  await new Promise((done) => setTimeout(done, 3000));
  const idle = residentMiB(pid);
  for (const path of pages) await statusOf(port, path);
  await new Promise((done) => setTimeout(done, 1000));
  const visited = residentMiB(pid);
  child.kill("SIGTERM");
  await new Promise((done) => child.once("close", done));
  return { ready, cpu, idle, visited };
}

async function untilReady(child: ChildProcess, port: number): Promise<void> {
  while ((await statusOf(port, "/api/health/ready")) !== 200) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    await new Promise((done) => setTimeout(done, 5));
  }
}

/** Without a pool or a client of the platform's own, whose start would be measured too. */
function statusOf(port: number, path: string): Promise<number> {
  return new Promise((done) => {
    get({ host: "127.0.0.1", port, path, agent: false }, (answer) => {
      answer.resume();
      answer.on("end", () => done(answer.statusCode ?? 0));
    }).on("error", () => done(0));
  });
}
