import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Ids of an unprivileged user, only when we are root ourselves: servers refuse to run as root. */
export type Ids = { uid?: number; gid?: number };

export function idsOf(user: string): Ids {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync("id", [flag, user], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

export function temporaryFolder(name: string, ids: Ids = {}): string {
  const folder = mkdtempSync(join(tmpdir(), `keyrack-${name}-`));
  give(folder, ids);
  return folder;
}

/** Hands a file or a folder with all in it to the user that a server runs as. */
export function give(path: string, { uid, gid }: Ids): void {
  if (uid === undefined || gid === undefined) return;
  chownSync(path, uid, gid);
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) give(join(path, name), { uid, gid });
}

export type Running = { pid: number; output(): string; stop(): Promise<void> };

/** A server in the foreground. Stopping it waits until it is gone and removes the folder; doing so again is harmless. */
export function start(
  command: string,
  args: readonly string[],
  options: Ids & { folder: string; env?: NodeJS.ProcessEnv },
): Running {
  const { folder, uid, gid, env } = options;
  const child = spawn(command, args, {
    cwd: folder,
    uid,
    gid,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  child.on("error", (error) => said.push(error.message));
  return {
    pid: child.pid ?? 0,
    output: () => said.join(""),
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await gone;
  clearTimeout(force);
}

/** The full path of a program, looked for where Debian puts servers as well. */
export function program(name: string, ...folders: string[]): string {
  const places = [...folders, "/usr/sbin", "/usr/bin", "/usr/local/bin"];
  for (const place of places) {
    try {
      if (statSync(join(place, name)).isFile()) return join(place, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT" && (error as NodeJS.ErrnoException).code !== "ENOTDIR")
        throw error;
    }
  }
  throw new Error(`${name} is not installed: see tests/support/servers/README.md`);
}
