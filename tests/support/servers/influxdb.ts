import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { program, start, temporaryFolder } from "./process";

export type InfluxDb = { port: number; stop(): Promise<void> };

/** InfluxDB 1 with authentication, the admin `admin` and what these statements make; all passwords are “right”. */
export async function startInfluxDb(statements: readonly string[], tls?: Certificate): Promise<InfluxDb> {
  const folder = temporaryFolder("influxdb");
  const [port, inner] = [await freePort(), await freePort()];
  const config = join(folder, "conf");
  const lines = [
    "reporting-disabled = true",
    `bind-address = "127.0.0.1:${inner}"`,
    `[meta]\n  dir = "${join(folder, "meta")}"`,
    `[data]\n  dir = "${join(folder, "data")}"\n  wal-dir = "${join(folder, "wal")}"`,
    `[http]\n  bind-address = "127.0.0.1:${port}"\n  auth-enabled = true`,
    ...(tls
      ? ["  https-enabled = true", `  https-certificate = "${tls.certFile}"`, `  https-private-key = "${tls.keyFile}"`]
      : []),
  ];
  writeFileSync(config, `${lines.join("\n")}\n`);
  const server = start(program("influxd"), ["-config", config], { folder });
  try {
    await reachable(port);
    if (!tls) await ask(port, statements);
  } catch (error) {
    await server.stop();
    throw new Error(`${String(error)}\n${server.output()}`);
  }
  return { port, stop: server.stop };
}

async function ask(port: number, statements: readonly string[]): Promise<void> {
  const first = "CREATE USER admin WITH PASSWORD 'right' WITH ALL PRIVILEGES";
  const authorization = `Basic ${Buffer.from("admin:right").toString("base64")}`;
  for (const [at, q] of [first, ...statements].entries()) {
    const answer = await fetch(`http://127.0.0.1:${port}/query`, {
      method: "POST",
      headers: at === 0 ? {} : { authorization },
      body: new URLSearchParams({ q }),
    });
    const text = await answer.text();
    if (!answer.ok || text.includes('"error"')) throw new Error(`${q}: ${text}`);
  }
}
