import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type ProFtpd = { port: number; stop(): Promise<void> };

type Options = { tls?: Certificate; implicit?: boolean; lines?: readonly string[] };

/** ProFTPD that knows only the users given, each with the password “right”. The folder /closed may be entered by nobody. */
export async function startProFtpd(users: readonly string[], options: Options = {}): Promise<ProFtpd> {
  const ids = idsOf("nobody");
  const { uid = process.getuid?.() ?? 0, gid = process.getgid?.() ?? 0 } = ids;
  const folder = temporaryFolder("proftpd", ids);
  chmodSync(folder, 0o755);
  const home = join(folder, "home");
  mkdirSync(join(home, "orders"), { recursive: true });
  mkdirSync(join(home, "closed"));
  const hash = execFileSync("openssl", ["passwd", "-6", "-salt", "keyracktests", "right"], { encoding: "utf8" }).trim();
  const port = await freePort();
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`, { mode: 0o600 });
    return join(folder, name);
  };
  const passwords = write(
    "passwd",
    users.map((name) => `${name}:${hash}:${uid}:${gid}::${home}:/bin/sh`),
  );
  const config = write("conf", [
    ...(options.tls ? ["LoadModule mod_tls.c"] : []),
    "ServerType standalone",
    ...(ids.uid === undefined ? [] : ["User nobody", "Group nogroup"]),
    "ControlsEngine off",
    "DefaultAddress 127.0.0.1",
    "SocketBindTight on",
    `Port ${port}`,
    "UseIPv6 off",
    "UseReverseDNS off",
    "AuthOrder mod_auth_file.c",
    `AuthUserFile ${passwords}`,
    "RequireValidShell off",
    "DefaultRoot ~",
    "WtmpLog off",
    "TransferLog none",
    `SystemLog ${join(folder, "log")}`,
    `PidFile ${join(folder, "pid")}`,
    `ScoreboardFile ${join(folder, "scoreboard")}`,
    `DelayTable ${join(folder, "delay")}`,
    "<Directory ~/closed>",
    "  <Limit ALL>",
    "    DenyAll",
    "  </Limit>",
    "</Directory>",
    ...(options.tls ? tlsLines(options.tls, options.implicit === true) : []),
    ...(options.lines ?? []),
  ]);
  give(folder, ids);
  const server = start(program("proftpd"), ["-n", "-q", "-c", config], { folder });
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, stop: server.stop };
}

function tlsLines({ certFile, keyFile }: Certificate, implicit: boolean): string[] {
  return [
    "TLSEngine on",
    `TLSECCertificateFile ${certFile}`,
    `TLSECCertificateKeyFile ${keyFile}`,
    `TLSOptions NoSessionReuseRequired${implicit ? " UseImplicitSSL" : ""}`,
  ];
}
