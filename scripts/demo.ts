import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { readEnv } from "@/lib/env";
import { type Installation, startInstallation, stopInstallation } from "@/lib/installation";
import { isSetUp } from "@/lib/setup";
import { fillDemo } from "./demo/fill";
import { owner, password } from "./demo/people";

/** A workspace to look around in: made-up people, credentials and weeks in `.demo`, served to this machine only. */
const dataDir = resolve(process.env.KEYRACK_DATA_DIR ?? ".demo");
const port = process.env.PORT ?? "3000";
const settings = { KEYRACK_DATA_DIR: dataDir, HOSTNAME: "127.0.0.1", PORT: port };
const entry = ".next/standalone/keyrack.mjs";

const read = readEnv({ ...settings, KEYRACK_LOG_LEVEL: "warn" });
if (!read.ok) throw new Error(read.problems.map(({ name, message }) => `${name} ${message}`).join("\n"));
const home = await startInstallation(read.env);
if (await isSetUp()) say(`${dataDir} is there already; remove the folder to begin anew.`);
else await fill(home);
await stopInstallation();

say(`
  Every credential in here is made up, and so are the people. Rechecking one asks the real application,
  which will refuse it or not be found; only “Demo application” can answer.

    Open      http://localhost:${port}
    E-mail    ${owner.email}
    Password  ${password}
`);
if (existsSync(entry)) serve();
else
  say(`  Not built yet. Either: npm run build && npm run demo\n  or:     ${assignments()} npx next dev -p ${port}\n`);

async function fill(opened: Installation): Promise<void> {
  const begun = performance.now();
  await fillDemo(opened);
  say(`Filled ${dataDir} with a made-up workspace in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
}

function serve(): void {
  const child = spawn(process.execPath, [entry, "serve"], { stdio: "inherit", env: { ...process.env, ...settings } });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 0));
}

function assignments(): string {
  return Object.entries(settings)
    .filter(([name]) => name !== "PORT")
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
