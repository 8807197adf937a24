import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { freePort, reachable } from "./ports";
import { program, start, temporaryFolder } from "./process";

export type OpenSsh = { port: number; username: string; stop(): Promise<void> };

/** OpenSSH that lets the present user in with one key. `lines` go into its configuration. */
export async function startOpenSsh(
  keys: { hostKey: string; authorized: string },
  lines: readonly string[] = [],
): Promise<OpenSsh> {
  const folder = temporaryFolder("sshd");
  const port = await freePort();
  // Only needed by a daemon that runs as root.
  if (process.getuid?.() === 0) mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  const write = (name: string, text: string, mode = 0o600) => {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), mode);
    return join(folder, name);
  };
  const config = write(
    "config",
    [
      `HostKey ${write("host", keys.hostKey)}`,
      `AuthorizedKeysFile ${write("authorized", `${keys.authorized}\n`)}`,
      `PidFile ${join(folder, "pid")}`,
      "ListenAddress 127.0.0.1",
      `Port ${port}`,
      "UsePAM no",
      "StrictModes no",
      "PasswordAuthentication no",
      "KbdInteractiveAuthentication no",
      "PermitRootLogin prohibit-password",
      ...lines,
      "",
    ].join("\n"),
  );
  const server = start(program("sshd"), ["-D", "-e", "-f", config], { folder });
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, username: userInfo().username, stop: server.stop };
}
