import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./servers/ports";

/** The reverse proxies of deploy/ on this machine, with a certificate of their own before a product on a port. */
export type ReverseProxy = {
  port: number;
  /** A plain HTTP port that leads to the other; nginx only. */
  plainPort: number;
  /** An HTTPS request for the public name, from an address of this machine. Resolves when the answer begins. */
  ask(options: Asked): Promise<Answered>;
  stop(): Promise<void>;
};
type Asked = { method?: string; path: string; from?: string; headers?: Record<string, string>; body?: Buffer };
export type Answered = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** What came first; the rest may never come. */
  first(): Promise<string>;
  text(): Promise<string>;
};

export const publicName = "keyrack.example.com";

export async function startReverseProxy(kind: "nginx" | "caddy", productPort: number): Promise<ReverseProxy> {
  const folder = mkdtempSync(join(tmpdir(), "keyrack-proxy-"));
  const [port, plainPort] = [await freePort(), await freePort()];
  const ca = certificateIn(folder);
  const command = kind === "nginx" ? nginx : caddy;
  const child = command({ folder, port, plainPort, productPort });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ask = (asked: Asked) => askedOf(port, ca, asked);
  await untilUp(
    child,
    () => ask({ path: "/api/health/live" }),
    () => output,
  );
  return {
    port,
    plainPort,
    ask,
    stop: async () => {
      const gone = new Promise((done) => child.once("close", done));
      child.kill("SIGTERM");
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Place = { folder: string; port: number; plainPort: number; productPort: number };

function certificateIn(folder: string): string {
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "fullchain.pem")];
  const name = ["-subj", `/CN=${publicName}`, "-addext", `subjectAltName=DNS:${publicName}`];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", "-x509", ...kind, ...files, ...name], { stdio: "pipe" });
  return readFileSync(join(folder, "fullchain.pem"), "utf8");
}

/** The file as it lies in deploy/, with ports and folders of this test. */
function nginx({ folder, port, plainPort, productPort }: Place): ChildProcess {
  const site = readFileSync("deploy/nginx/keyrack.conf", "utf8")
    .replace(/^ *listen \[::\].*\n/gm, "")
    .replace("listen 443 ", `listen 127.0.0.1:${port} `)
    .replace("listen 80;", `listen 127.0.0.1:${plainPort};`)
    .replace("127.0.0.1:3000", `127.0.0.1:${productPort}`)
    .replaceAll("/etc/ssl/keyrack/", `${folder}/`);
  const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (each) => `${each}_temp_path ${folder}/${each};`,
  );
  writeFileSync(
    join(folder, "nginx.conf"),
    `daemon off; user root; pid ${folder}/pid; error_log stderr warn; events {}\nhttp {\n${places.join(" ")}\n${site}\n}\n`,
  );
  return spawn("nginx", ["-p", folder, "-e", "stderr", "-c", join(folder, "nginx.conf")]);
}

function caddy({ folder, port, productPort }: Place): ChildProcess {
  const tls = `tls ${folder}/fullchain.pem ${folder}/key.pem\n\tbind 127.0.0.1\n`;
  const site = readFileSync("deploy/caddy/Caddyfile", "utf8")
    .replace(`${publicName} {\n`, `https://${publicName}:${port} {\n\t${tls}`)
    .replace("127.0.0.1:3000", `127.0.0.1:${productPort}`);
  const globals = "{\n\tadmin off\n\tgrace_period 1s\n\tauto_https off\n\tservers {\n\t\tprotocols h1 h2\n\t}\n}\n";
  writeFileSync(join(folder, "Caddyfile"), `${globals}${site}`);
  const env = {
    NODE_ENV: "test" as const,
    PATH: process.env.PATH ?? "",
    HOME: folder,
    XDG_DATA_HOME: folder,
    XDG_CONFIG_HOME: folder,
  };
  return spawn("caddy", ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"], { env });
}

function askedOf(port: number, ca: string, { method, path, from, headers, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const to = {
      host: "127.0.0.1",
      port,
      servername: publicName,
      ca,
      agent: false,
      ...(from ? { localAddress: from } : {}),
    };
    const asking = request(
      { ...to, method: method ?? "GET", path, headers: { host: publicName, ...headers } },
      (answer) => {
        const parts: Buffer[] = [];
        const began = new Promise<void>((done) => answer.once("data", () => done()));
        answer.on("data", (part: Buffer) => parts.push(part));
        const ended = new Promise<void>((done, fail) => {
          answer.once("end", done);
          answer.once("error", fail);
        });
        const soFar = () => Buffer.concat(parts).toString();
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          first: async () => {
            await began;
            const text = soFar();
            asking.destroy();
            await ended.catch(() => undefined);
            return text;
          },
          text: async () => {
            await ended;
            return soFar();
          },
        });
      },
    );
    asking.on("error", reject);
    asking.end(body);
  });
}

async function untilUp(child: ChildProcess, ask: () => Promise<Answered>, output: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`);
    const answer = await ask().catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`not there after 10 s:\n${output()}`);
}
