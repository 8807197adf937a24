import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type MariaDb = { port: number; stop(): Promise<void> };

/** MariaDB with the users that these statements make; one statement an entry, without line breaks. */
export async function startMariaDb(
  statements: readonly string[],
  options: { tls?: Certificate & { caFile: string }; maxConnections?: number } = {},
): Promise<MariaDb> {
  const ids = idsOf("mysql");
  const folder = temporaryFolder("mariadb", ids);
  const data = join(folder, "data");
  const port = await freePort();
  const install = ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db"];
  execFileSync(program("mariadb-install-db"), install, { ...ids, cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  const first = join(folder, "first.sql");
  writeFileSync(first, `${statements.map((each) => `${each};`).join("\n")}\n`);
  give(first, ids);
  const server = start(
    program("mariadbd"),
    [
      "--no-defaults",
      `--datadir=${data}`,
      `--socket=${join(folder, "socket")}`,
      `--pid-file=${join(folder, "pid")}`,
      `--init-file=${first}`,
      `--port=${port}`,
      "--bind-address=127.0.0.1",
      "--skip-name-resolve",
      "--innodb-flush-log-at-trx-commit=0",
      ...(options.maxConnections ? [`--max-connections=${options.maxConnections}`] : []),
      ...(options.tls
        ? [`--ssl-cert=${options.tls.certFile}`, `--ssl-key=${options.tls.keyFile}`, `--ssl-ca=${options.tls.caFile}`]
        : []),
    ],
    { ...ids, folder },
  );
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, stop: server.stop };
}
