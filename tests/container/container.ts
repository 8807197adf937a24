import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { give, imageEnv, insideImage, theImage } from "@/tests/support/image";
import { freePort } from "@/tests/support/servers/ports";

/** The image that scripts/container.sh built, started the way an engine would. */
export type Container = {
  url: string;
  pid: number;
  output(): string;
  /** Another command of the image beside it, in the same circumstances. */
  also(command: string[], settings?: Record<string, string>): { code: number; output: string };
  stop(): Promise<number | null>;
};

const image = theImage() ?? missing();
export const { root, config } = image;

/** The types of the framework insist on seeing it. */
const production = { NODE_ENV: "production" } as const;

/** A folder that belongs to the user of the image. */
export function folder(files: Record<string, string> = {}): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "keyrack-container-"));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(path, name), text, { mode: 0o400 });
    give(join(path, name));
  }
  give(path);
  chmodSync(path, 0o700);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function start(data: string, secrets: string, settings: Record<string, string> = {}): Promise<Container> {
  const port = await freePort();
  const env = { ...imageEnv(image), HOSTNAME: "127.0.0.1", PORT: String(port), ...settings, ...production };
  const [program = "", ...words] = inside(data, secrets, [...config.Entrypoint, ...config.Cmd]);
  const child = spawn(program, words, { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const url = `http://localhost:${port}`;
  await untilReady(child, url, () => output);
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    also: (command, more = {}) => once(inside(data, secrets, command), { ...env, ...more, ...production }),
    stop: () =>
      new Promise((done) => {
        child.on("close", (code) => done(code));
        child.kill("SIGTERM");
      }),
  };
}

const inside = (data: string, secrets: string, command: string[]) => insideImage(image, data, secrets, command);

function once([program = "", ...words]: string[], env: NodeJS.ProcessEnv): { code: number; output: string } {
  try {
    return { code: 0, output: execFileSync(program, words, { env, encoding: "utf8", stdio: "pipe" }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: `${stdout}${stderr}` };
  }
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const end = child.exitCode ?? child.signalCode;
    if (end !== null) throw new Error(`it ended with ${end}:\n${output()}`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`not ready after 20 s:\n${output()}`);
}

function missing(): never {
  throw new Error("Run npm run container, which builds the image first.");
}
