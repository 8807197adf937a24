import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type Dovecot = { port: number; tlsPort: number; stop(): Promise<void> };

/**
 * Dovecot with these users, one `name:{PLAIN}password:::::: extra` a line. Whoever is on the list `closed` may not see
 * the inbox. Without `tls` there is none; `lines` go into its configuration.
 */
export async function startDovecot(
  users: readonly string[],
  options: { tls?: Certificate; closed?: readonly string[]; lines?: readonly string[] } = {},
): Promise<Dovecot> {
  const root = process.getuid?.() === 0;
  const ids = idsOf("nobody");
  const folder = temporaryFolder("dovecot");
  chmodSync(folder, 0o755);
  const home = join(folder, "home");
  mkdirSync(home);
  give(home, ids);
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`, { mode: 0o644 });
    return join(folder, name);
  };
  const [port, tlsPort] = [await freePort(), await freePort()];
  const passwords = write("users", users);
  const rights = write("acl", [...(options.closed ?? []).map((name) => `INBOX user=${name} l`), "* owner lrwstipekxa"]);
  const me = userInfo().username;
  const config = write("dovecot.conf", [
    "protocols = imap",
    // Whoever comes from the address that he goes to is safe in its eyes, so there is a second one.
    "listen = 127.0.0.1, 127.0.0.2",
    `base_dir = ${join(folder, "run")}`,
    `state_dir = ${join(folder, "state")}`,
    "log_path = /dev/stderr",
    "mail_location = maildir:~/mail",
    "first_valid_uid = 1",
    "auth_failure_delay = 0",
    "service anvil {\n  unix_listener anvil-auth-penalty {\n    mode = 0\n  }\n}",
    "mail_plugins = acl",
    ...(root ? [] : [`default_login_user = ${me}`, `default_internal_user = ${me}`]),
    `plugin {\n  acl = vfile:${rights}\n}`,
    `passdb {\n  driver = passwd-file\n  args = username_format=%u ${passwords}\n}`,
    `userdb {\n  driver = static\n  args = uid=${ids.uid ?? me} gid=${ids.gid ?? userInfo().gid} home=${home}/%u\n}`,
    "service imap-login {",
    `  inet_listener imap {\n    port = ${port}\n  }`,
    `  inet_listener imaps {\n    port = ${options.tls ? tlsPort : 0}\n    ssl = yes\n  }`,
    "}",
    ...(options.tls
      ? ["ssl = yes", `ssl_cert = <${options.tls.certFile}`, `ssl_key = <${options.tls.keyFile}`]
      : ["ssl = no"]),
    ...(options.lines ?? []),
  ]);
  const server = start(program("dovecot"), ["-F", "-c", config], { folder });
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, tlsPort, stop: server.stop };
}
