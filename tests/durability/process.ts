import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { resolve } from "node:path";
import { build } from "esbuild";
import { freePort } from "@/tests/support/servers/ports";

/** `tests/durability/server.ts`, or another, as one file, so that it starts as quickly as the product does. */
export async function bundledServer(entry = "tests/durability/server.ts"): Promise<{ path: string; remove(): void }> {
  const folder = resolve(`node_modules/.cache/keyrack-durability-${process.pid}-${Date.now()}`);
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/server.mjs`;
  await build({
    entryPoints: { server: entry },
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // Without it the drivers of every protocol would be loaded at the start.
    splitting: true,
    platform: "node",
    format: "esm",
    external: ["better-sqlite3", "better-sqlite3-13", "@node-rs/argon2", "ssh2", "mongodb", "next", "next-auth"],
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    alias: { "@": "." },
    logLevel: "error",
  });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export type Answer = { status: number; text: string };
export type Running = {
  url: string;
  /** Until it answered that it was ready; milliseconds. */
  readyAfter: number;
  output(): string;
  get(path: string, token?: string): Promise<Answer>;
  deed(...words: readonly (string | number)[]): Promise<Answer>;
  alive(): boolean;
  kill(signal?: NodeJS.Signals): Promise<number | null>;
};

type Options = { dataDir: string; settings?: Record<string, string>; command?: readonly string[] };

/** Throws with what it printed when it ends before it is ready, or is not ready after a minute. */
export async function startServer(path: string, { dataDir, settings = {}, command = [] }: Options): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const words = [...command, process.execPath, path];
  const child = spawn(words[0] ?? process.execPath, words.slice(1), {
    env: {
      ...process.env,
      NODE_ENV: "test",
      PORT: String(port),
      HOSTNAME: "127.0.0.1",
      KEYRACK_DATA_DIR: dataDir,
      KEYRACK_LOG_LEVEL: "error",
      KEYRACK_SETUP_EMAIL: "ana@example.com",
      KEYRACK_SETUP_PASSWORD: "correct horse battery",
      ...settings,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const agent = new Agent({ keepAlive: true });
  const url = `http://127.0.0.1:${port}`;
  const get = (at: string, token?: string) => ask(agent, url + at, token);
  while ((await get("/api/health/ready").catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null || child.signalCode !== null || performance.now() - began > 60_000) {
      child.kill("SIGKILL");
      throw Object.assign(new Error(`it did not become ready (${child.exitCode}): ${output}`), {
        exitCode: child.exitCode,
      });
    }
    await new Promise((done) => setTimeout(done, 10));
  }
  return {
    url,
    readyAfter: performance.now() - began,
    output: () => output,
    get,
    deed: (...given) => get(`/deed/${given.map(encodeURIComponent).join("/")}`),
    alive: () => child.exitCode === null && child.signalCode === null,
    kill: async (signal = "SIGKILL") => {
      const code = await ended(child, signal);
      agent.destroy();
      return code;
    },
  };
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.once("close", (code) => done(code));
    child.kill(signal);
  });
}

function ask(agent: Agent, url: string, token?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const outgoing = request(url, { agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }));
      answer.on("aborted", () => reject(new Error("cut")));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}
