import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type RedisServer = { port: number; tlsPort: number; stop(): Promise<void> };

/** Redis with users as in an ACL file, or with a password for all, or with neither. Also on a TLS port if asked. */
export async function startRedis(
  options: { users?: readonly string[]; args?: readonly string[]; tls?: Certificate & { caFile: string } } = {},
): Promise<RedisServer> {
  const ids = idsOf("redis");
  const folder = temporaryFolder("redis", ids);
  const port = await freePort();
  const tlsPort = options.tls ? await freePort() : 0;
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  if (options.users) {
    const file = join(folder, "users.acl");
    writeFileSync(file, `${options.users.join("\n")}\n`);
    give(file, ids);
    args.push("--aclfile", file);
  }
  if (options.tls) {
    const { certFile, keyFile, caFile } = options.tls;
    args.push(
      "--tls-port",
      String(tlsPort),
      "--tls-cert-file",
      certFile,
      "--tls-key-file",
      keyFile,
      "--tls-ca-cert-file",
      caFile,
      "--tls-auth-clients",
      "no",
    );
  }
  const server = start(program("redis-server"), [...args, ...(options.args ?? [])], { ...ids, folder });
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, tlsPort, stop: server.stop };
}
