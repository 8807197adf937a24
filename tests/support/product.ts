import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { give, imageEnv, insideImage, theImage, withSecrets } from "./image";
import { administer } from "./postgres-administer";
import { freePort } from "./servers/ports";

/**
 * The built product as a process of its own, on a free port and a fresh data folder: in the image when there is one
 * (`npm run container -- --built --e2e`), else from the folder that the build left.
 */
export type Product = {
  url: string;
  port: number;
  dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  /** Whoever read what it prints is gone. */
  stopListening(): void;
  /** Ends the process and waits; the folder stays. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  remove(): void;
};

export const owner = { email: "ana@example.com", password: "correct horse battery" };

const folder = resolve(process.env.KEYRACK_E2E_BUILD ?? ".next/standalone");

export async function startProduct(
  settings: Record<string, string> = {},
  options: { setUp?: boolean; dataDir?: string /** With its address as KEYRACK_URL. */; named?: boolean } = {},
): Promise<Product> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "keyrack-e2e-"));
  const setUp: Record<string, string> =
    options.setUp === false
      ? {}
      : {
          KEYRACK_SETUP_EMAIL: owner.email,
          KEYRACK_SETUP_PASSWORD: owner.password,
          KEYRACK_SETUP_WORKSPACE: "Acme Operations",
        };
  const { KEYRACK_E2E_POSTGRES } = process.env;
  const database = KEYRACK_E2E_POSTGRES ? await databaseFor(KEYRACK_E2E_POSTGRES, dataDir) : {};
  const { program, env, remove } = placed(dataDir, {
    ...database,
    ...setUp,
    ...(options.named ? { KEYRACK_URL: url } : {}),
    ...settings,
  });
  const [name = "", ...words] = program;
  const child = spawn(name, words, {
    env: { ...env, HOSTNAME: "127.0.0.1", PORT: String(port), NODE_ENV: "production" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await untilReady(child, url, () => output);
  return {
    url,
    port,
    dataDir,
    output: () => output,
    stopListening: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
    stop: (signal = "SIGTERM") => ended(child, signal),
    remove: () => {
      for (const folder of [dataDir, ...remove]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Placed = { program: string[]; env: Record<string, string>; remove: string[] };

function placed(dataDir: string, settings: Record<string, string>): Placed {
  const image = theImage();
  if (image === undefined) {
    const entry = join(folder, "keyrack.mjs");
    if (!existsSync(entry)) throw new Error(`${entry} is missing. Run npm run build first.`);
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME, KEYRACK_DATA_DIR: dataDir, ...settings };
    return { program: [process.execPath, entry, "serve"], env, remove: [] };
  }
  give(dataDir);
  for (const name of readdirSync(dataDir, { recursive: true, encoding: "utf8" })) give(join(dataDir, name));
  const { settings: inside, secrets } = withSecrets(settings);
  const { Entrypoint, Cmd } = image.config;
  const program = insideImage(image, dataDir, secrets, [...Entrypoint, ...Cmd]);
  return { program, env: { ...imageEnv(image), ...inside }, remove: [secrets] };
}

/** With a PostgreSQL at hand, each data folder has a database of its own there instead of the file. */
async function databaseFor(server: string, dataDir: string): Promise<Record<string, string>> {
  const name = `e2e_${createHash("sha256").update(dataDir).digest("hex").slice(0, 16)}`;
  await administer(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`).catch((error: unknown) => {
    // Started again on the same folder.
    if (!(error instanceof Error && "code" in error && error.code === "42P04")) throw error;
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { KEYRACK_DATABASE_URL: url.href };
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`not ready after 30 s:\n${output()}`);
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.on("close", (code) => done(code));
    child.kill(signal);
  });
}
