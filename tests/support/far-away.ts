import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createHttp } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Hosts of the internet, played here: a proxy takes every connection to them, with a certificate of its own. */
export type FarAway = {
  /** What the product has to be started with. */
  settings: Record<string, string>;
  /** `POST identity.example.com/token`, in the order they came. */
  seen: string[];
  stop(): Promise<void>;
};

export type Reply = (request: { authorization: string; body: URLSearchParams }) => unknown;

/** `replies` by method, host and path, such as `GET api.example.com/me`; each gives the JSON of a 200. */
export async function startFarAway(replies: Readonly<Record<string, Reply>>): Promise<FarAway> {
  const folder = mkdtempSync(join(tmpdir(), "keyrack-far-"));
  const hosts = [...new Set(Object.keys(replies).map((place) => place.split(/[ /]/)[1] ?? ""))];
  const [key, cert] = [join(folder, "far.key"), join(folder, "far.crt")];
  const names = `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(",")}`;
  const ec = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const subject = ["-subj", "/CN=far away", "-addext", names, "-days", "2"];
  execFileSync("openssl", ["req", "-x509", ...ec, ...subject, "-keyout", key, "-out", cert], { stdio: "pipe" });
  const seen: string[] = [];
  const far = createHttps({ key: readFileSync(key), cert: readFileSync(cert) }, async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const place = `${request.method} ${request.headers.host}${request.url?.split("?")[0]}`;
    seen.push(place);
    const body = new URLSearchParams(text);
    const answer = replies[place]?.({ authorization: request.headers.authorization ?? "", body });
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? {}));
  });
  const farPort = await listen(far);
  const proxy = createHttp((_, response) => response.writeHead(405).end());
  const open = new Set<Socket>();
  proxy.on("connect", (_, client: Socket, head: Buffer) => {
    const there = connect(farPort, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      there.write(head);
      there.pipe(client).pipe(there);
    });
    for (const socket of [client, there]) {
      open.add(socket);
      socket.on("error", () => undefined).on("close", () => open.delete(socket));
    }
  });
  const port = await listen(proxy);
  return {
    settings: { KEYRACK_EGRESS_PROXY: `http://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: cert },
    seen,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await Promise.all([far, proxy].map((server) => new Promise((done) => server.close(done))));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}
