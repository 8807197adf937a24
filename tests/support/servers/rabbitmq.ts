import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type RabbitMq = { port: number; tlsPort: number; managementPort: number; stop(): Promise<void> };

type User = { tags?: string; vhosts?: readonly string[] };

/**
 * RabbitMQ with its management API and these users, each with the password “right”, who may enter the virtual hosts
 * given; “/” and “closed” exist. The daemon that knows the names of Erlang's nodes is one of its own.
 */
export async function startRabbitMq(
  users: Readonly<Record<string, User>>,
  { certFile, keyFile, caFile }: Certificate & { caFile: string },
): Promise<RabbitMq> {
  const ids = idsOf("rabbitmq");
  const folder = temporaryFolder("rabbitmq", ids);
  chmodSync(folder, 0o755);
  const [port, tlsPort, managementPort, namesPort, nodePort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const entries = Object.entries(users);
  const definitions = write(
    "definitions.json",
    JSON.stringify({
      vhosts: [{ name: "/" }, { name: "closed" }],
      users: entries.map(([name, { tags = "" }]) => ({ name, password: "right", tags, limits: {} })),
      permissions: entries.flatMap(([user, { vhosts = ["/"] }]) =>
        vhosts.map((vhost) => ({ user, vhost, configure: "^$", write: "^$", read: ".*" })),
      ),
    }),
  );
  const config = write(
    "rabbitmq.conf",
    [
      `listeners.tcp.1 = 127.0.0.1:${port}`,
      `listeners.ssl.1 = 127.0.0.1:${tlsPort}`,
      `ssl_options.cacertfile = ${caFile}`,
      `ssl_options.certfile = ${certFile}`,
      `ssl_options.keyfile = ${keyFile}`,
      "loopback_users.guest = true",
      "management.tcp.ip = 127.0.0.1",
      `management.tcp.port = ${managementPort}`,
      `load_definitions = ${definitions}`,
      "log.file = false",
      "log.console = true",
      "",
    ].join("\n"),
  );
  const env = {
    NODE_ENV: "test" as const,
    HOME: folder,
    RUNNING_UNDER_SYSTEMD: "true",
    RABBITMQ_NODENAME: `keyrack-${port}@localhost`,
    RABBITMQ_CONFIG_FILE: config,
    RABBITMQ_CONF_ENV_FILE: "/dev/null",
    RABBITMQ_ENABLED_PLUGINS_FILE: write("plugins", "[rabbitmq_management].\n"),
    RABBITMQ_MNESIA_BASE: join(folder, "data"),
    RABBITMQ_LOG_BASE: join(folder, "log"),
    RABBITMQ_DIST_PORT: String(nodePort),
    ERL_EPMD_PORT: String(namesPort),
    ERL_EPMD_ADDRESS: "127.0.0.1",
  };
  give(folder, ids);
  const names = start(program("epmd"), [], { ...ids, folder: temporaryFolder("epmd", ids), env });
  await reachable(namesPort);
  const server = start("/usr/lib/rabbitmq/bin/rabbitmq-server", [], { ...ids, folder, env });
  const stop = async () => {
    await server.stop();
    await names.stop();
  };
  await answering([port, tlsPort, managementPort]).catch(async (error: Error) => {
    await stop();
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, tlsPort, managementPort, stop };
}

/** It takes its time to start: up to four times as long as others. */
async function answering(ports: readonly number[], tries = 4): Promise<void> {
  try {
    for (const port of ports) await reachable(port);
  } catch (error) {
    if (tries === 1) throw error;
    await answering(ports, tries - 1);
  }
}
