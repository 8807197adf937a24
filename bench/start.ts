/**
 * How fast the built product is there and how little it needs while nobody asks: milliseconds from the start of the process
 * until `/api/health/ready` says yes, with the processor time it took by then (which says the same on a busy machine), on a fresh folder and on one with a workspace and 1,000 credentials, and resident
 * memory when idle and after the first pages.
 *
 *     npm run bench:start -- [rounds, 5]
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stopInstallation } from "@/lib/installation";
import { testInstallation } from "@/tests/support/installation";
import { freePort } from "@/tests/support/product";
import { seedCredentials } from "./seed";

const rounds = Number(process.argv[2] ?? "5");
const goal = { readyMs: 1000, idleMb: 150 };
const entry = join(resolve(process.env.KEYRACK_E2E_BUILD ?? ".next/standalone"), "keyrack.mjs");

const seeded = await testInstallation({ KEYRACK_LOG_LEVEL: "error" });
await seedCredentials(seeded.home, seeded.owner, 1000);
await stopInstallation();

const fresh = await measured(() => mkdtempSync(join(tmpdir(), "keyrack-bench-")), true);
const used = await measured(() => seeded.dataDir, false);
rmSync(seeded.dataDir, { recursive: true, force: true });

let met = true;
for (const [name, of] of [
  ["fresh folder", fresh],
  ["1,000 credentials", used],
] as const) {
  const middle = (figure: keyof Figures) => median(of.map((each) => each[figure]));
  const [ready, idle] = [middle("ready"), middle("idle")];
  const cost = `ready in ${ready} ms (${middle("cpu")} ms of processor time)`;
  console.log(`${name.padEnd(18)} ${cost}, idle ${idle} MB, after pages ${middle("visited")} MB`);
  met &&= ready < goal.readyMs && idle < goal.idleMb;
}
console.log(met ? "Within the goals." : `Beyond the goals: ready in ${goal.readyMs} ms, idle ${goal.idleMb} MB.`);
process.exit(met ? 0 : 1);

type Figures = { ready: number; cpu: number; idle: number; visited: number };

async function measured(folder: () => string, remove: boolean): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (let round = 0; round < rounds; round++) {
    const dataDir = folder();
    figures.push(await once(dataDir));
    if (remove) rmSync(dataDir, { recursive: true, force: true });
  }
  return figures;
}

async function once(dataDir: string): Promise<Figures> {
  const port = await freePort();
  const { PATH = "" } = process.env;
  const began = performance.now();
  const child = spawn(process.execPath, [entry, "serve"], {
    env: { PATH, NODE_ENV: "production", PORT: String(port), HOSTNAME: "127.0.0.1", KEYRACK_DATA_DIR: dataDir },
    stdio: "ignore",
  });
  while ((await statusOf(port, "/api/health/ready")) !== 200) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    await new Promise((done) => setTimeout(done, 5));
  }
  const ready = Math.round(performance.now() - began);
  const cpu = processorMs(child.pid);
  await new Promise((done) => setTimeout(done, 3000));
  const idle = residentMb(child.pid);
  for (const path of ["/sign-in", "/setup", "/docs/api", "/api/v1/credentials", "/sign-in"]) await statusOf(port, path);
  await new Promise((done) => setTimeout(done, 1000));
  const visited = residentMb(child.pid);
  child.kill("SIGTERM");
  await new Promise((done) => child.once("close", done));
  return { ready, cpu, idle, visited };
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

/** User and system time of proc(5), in hundredths of a second. */
function processorMs(pid: number | undefined): number {
  const after = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(after[11]) + Number(after[12])) * 10;
}

function residentMb(pid: number | undefined): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
