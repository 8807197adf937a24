import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { give, idsOf, program, start, temporaryFolder } from "./process";

export type Slapd = { port: number; tlsPort: number; stop(): Promise<void> };

/**
 * OpenLDAP with dc=acme and these users below it, each with the password “right”. Everybody signed in may read
 * ou=open; ou=closed nobody. `lines` go into the configuration before the database.
 */
export async function startSlapd(
  users: readonly string[],
  options: { tls?: Certificate & { caFile: string }; lines?: readonly string[] } = {},
): Promise<Slapd> {
  const ids = idsOf("openldap");
  const folder = temporaryFolder("slapd", ids);
  chmodSync(folder, 0o755);
  const [port, tlsPort] = [await freePort(), await freePort()];
  mkdirSync(join(folder, "data"));
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`, { mode: 0o644 });
    return join(folder, name);
  };
  const config = write("slapd.conf", [
    "include /etc/ldap/schema/core.schema",
    "modulepath /usr/lib/ldap",
    "moduleload back_mdb",
    `pidfile ${join(folder, "pid")}`,
    ...(options.tls
      ? [
          `TLSCACertificateFile ${options.tls.caFile}`,
          `TLSCertificateFile ${options.tls.certFile}`,
          `TLSCertificateKeyFile ${options.tls.keyFile}`,
        ]
      : []),
    ...(options.lines ?? []),
    "database mdb",
    "suffix dc=acme",
    `directory ${join(folder, "data")}`,
    "maxsize 10485760",
    "access to attrs=userPassword by anonymous auth by * none",
    "access to dn.subtree=ou=closed,dc=acme by * none",
    "access to * by users read by * none",
  ]);
  const unit = (name: string) => `dn: ou=${name},dc=acme\nobjectClass: organizationalUnit\nou: ${name}\n`;
  const person = (name: string) =>
    `dn: cn=${name},dc=acme\nobjectClass: person\ncn: ${name}\nsn: ${name}\nuserPassword: right\n`;
  const entries = write("entries.ldif", [
    "dn: dc=acme\nobjectClass: dcObject\nobjectClass: organization\no: Acme\ndc: acme\n",
    ...["open", "closed"].map(unit),
    ...users.map(person),
  ]);
  give(folder, ids);
  execFileSync(program("slapadd"), ["-q", "-f", config, "-l", entries], { ...ids, stdio: ["ignore", "pipe", "pipe"] });
  const places = [`ldap://127.0.0.1:${port}/`, ...(options.tls ? [`ldaps://127.0.0.1:${tlsPort}/`] : [])].join(" ");
  const server = start(program("slapd"), ["-f", config, "-h", places, "-d", "0"], { ...ids, folder });
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, tlsPort, stop: server.stop };
}
