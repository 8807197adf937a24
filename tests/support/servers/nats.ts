import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createAccount, createOperator, createUser, type KeyPair } from "@nats-io/nkeys";
import type { Certificate } from "./authority";
import { freePort, reachable } from "./ports";
import { program, start, temporaryFolder } from "./process";

export type Nats = { port: number; stop(): Promise<void> };

/** nats-server with this configuration. */
export async function startNats(lines: readonly string[], tls?: Certificate): Promise<Nats> {
  const folder = temporaryFolder("nats");
  chmodSync(folder, 0o755);
  const port = await freePort();
  const config = join(folder, "conf");
  const encryption = tls ? [`tls { cert_file: "${tls.certFile}", key_file: "${tls.keyFile}" }`] : [];
  writeFileSync(config, [`listen: "127.0.0.1:${port}"`, ...encryption, ...lines, ""].join("\n"));
  const server = start(program("nats-server"), ["-c", config], { folder });
  await reachable(port).catch((error: Error) => {
    throw new Error(`${error.message}\n${server.output()}`);
  });
  return { port, stop: server.stop };
}

/** An operator with one account, as configuration, and the credentials files of users in it. */
export function newOperator(): { lines: string[]; credentials(name: string, expires?: number): string } {
  const [operator, account] = [createOperator(), createAccount()];
  const operatorJwt = signed(operator, operator, { name: "Acme", nats: { type: "operator", version: 2 } });
  const limits = { subs: -1, data: -1, payload: -1, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1 };
  const accountJwt = signed(operator, account, { name: "orders", nats: { type: "account", version: 2, limits } });
  return {
    lines: [
      `operator: "${operatorJwt}"`,
      "resolver: MEMORY",
      `resolver_preload: { ${account.getPublicKey()}: "${accountJwt}" }`,
    ],
    credentials: (name, expires) => {
      const user = createUser();
      const nats = { type: "user", version: 2, subs: -1, data: -1, payload: -1 };
      const jwt = signed(account, user, { name, nats, ...(expires ? { exp: expires } : {}) });
      return [
        "-----BEGIN NATS USER JWT-----",
        jwt,
        "------END NATS USER JWT------",
        "",
        "-----BEGIN USER NKEY SEED-----",
        new TextDecoder().decode(user.getSeed()),
        "------END USER NKEY SEED------",
        "",
      ].join("\n");
    },
  };
}

function signed(issuer: KeyPair, subject: KeyPair, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const body = { jti: "test", iat: 1_700_000_000, iss: issuer.getPublicKey(), sub: subject.getPublicKey(), ...claims };
  const text = `${part({ typ: "JWT", alg: "ed25519-nkey" })}.${part(body)}`;
  return `${text}.${Buffer.from(issuer.sign(Buffer.from(text))).toString("base64url")}`;
}
