import { execFileSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type Mosquitto = { port: number; stop(): Promise<void> };

/** Mosquitto that knows only these users, each with the password “right”. `lines` go into its configuration. */
export async function startMosquitto(
  users: readonly string[],
  options: { tls?: Certificate; lines?: readonly string[] } = {},
): Promise<Mosquitto> {
  const ids = idsOf("mosquitto");
  const folder = temporaryFolder("mosquitto", ids);
  chmodSync(folder, 0o755);
  const port = await freePort();
  const passwords = join(folder, "passwords");
  writeFileSync(passwords, "", { mode: 0o600 });
  for (const name of users) execFileSync(program("mosquitto_passwd"), ["-b", passwords, name, "right"]);
  const config = join(folder, "conf");
  const lines = [
    `listener ${port} 127.0.0.1`,
    "allow_anonymous false",
    `password_file ${passwords}`,
    "log_dest stderr",
    ...(options.tls ? [`certfile ${options.tls.certFile}`, `keyfile ${options.tls.keyFile}`] : []),
    ...(options.lines ?? []),
  ];
  writeFileSync(config, `${lines.join("\n")}\n`);
  give(folder, ids);
  const server = start(program("mosquitto"), ["-c", config], { ...ids, folder });
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, stop: server.stop };
}
