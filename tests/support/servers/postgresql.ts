import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type Postgres = {
  port: number;
  sql(statement: string): void;
  /** All of its processes at once, as if the power had gone. */
  kill(): Promise<void>;
  /** Comes back when it lets somebody in. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

/** PostgreSQL with SCRAM passwords, which waits for no disk unless it is `durable`. The role `tlsonly` is let in only encrypted, `nowhere` not at all. */
export async function startPostgres(
  options: { tls?: Certificate; maxConnections?: number; durable?: boolean } = {},
): Promise<Postgres> {
  const ids = idsOf("postgres");
  const folder = temporaryFolder("postgres", ids);
  const data = join(folder, "data");
  const port = await freePort();
  const run = (name: string, ...args: string[]) =>
    execFileSync(program(name, ...versions()), args, {
      ...ids,
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  run(
    "initdb",
    "-D",
    data,
    "-U",
    "admin",
    "--auth-local=trust",
    "--auth-host=scram-sha-256",
    "--no-sync",
    "--locale=C",
  );
  writeFileSync(
    join(data, "pg_hba.conf"),
    [
      "local all all trust",
      "host all nowhere 127.0.0.1/32 reject",
      "hostssl all tlsonly 127.0.0.1/32 scram-sha-256",
      "host all tlsonly 127.0.0.1/32 reject",
      "host all all 127.0.0.1/32 scram-sha-256",
      "",
    ].join("\n"),
  );
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  if (!options.durable) settings.push("fsync=off");
  if (options.maxConnections)
    settings.push(`max_connections=${options.maxConnections}`, "superuser_reserved_connections=1", "max_wal_senders=0");
  if (options.tls) {
    copyFileSync(options.tls.certFile, join(data, "server.crt"));
    copyFileSync(options.tls.keyFile, join(data, "server.key"));
    chmodSync(join(data, "server.key"), 0o600);
    settings.push("ssl=on");
  }
  give(data, ids);
  const begin = async () => {
    const args = ["-D", data, ...settings.flatMap((each) => ["-c", each])];
    const started = start(program("postgres", ...versions()), args, { ...ids, folder });
    await reachable(port).catch((error: Error) => {
      throw new Error(`${error.message}\n${started.output()}`);
    });
    // It listens before it lets anybody in.
    await untilRecovered(() =>
      run("psql", "-h", folder, "-p", String(port), "-U", "admin", "-d", "postgres", "-qc", ""),
    );
    return started;
  };
  let server = await begin();
  return {
    port,
    sql: (statement) => {
      run(
        "psql",
        "-h",
        folder,
        "-p",
        String(port),
        "-U",
        "admin",
        "-d",
        "postgres",
        "-v",
        "ON_ERROR_STOP=1",
        "-qc",
        statement,
      );
    },
    kill: () => killAll(server.pid),
    startAgain: async () => {
      server = await begin();
    },
    // Asked to stop, it waits for whoever is still connected, and what then outlives it writes into the folder.
    stop: async () => {
      await killAll(server.pid);
      await server.stop();
    },
  };
}

async function killAll(pid: number): Promise<void> {
  if (!alive(pid)) return;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
  const all = [pid, ...children];
  for (const each of all) {
    try {
      process.kill(each, "SIGKILL");
    } catch (error) {
      // Gone by itself meanwhile.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  while (all.some((each) => existsSync(`/proc/${each}/exe`) && alive(each))) await pause();
}

/** One that nobody has waited for yet is dead all the same. */
function alive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

async function untilRecovered(ask: () => unknown): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      ask();
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await pause();
    }
  }
}

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 50));
}

function versions(): string[] {
  const place = "/usr/lib/postgresql";
  return existsSync(place)
    ? readdirSync(place)
        .sort()
        .reverse()
        .map((version) => join(place, version, "bin"))
    : [];
}
