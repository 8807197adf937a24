/** Real servers on 127.0.0.1 for the tests of this folder, and an egress that may reach exactly them. */
import { createServer as createHttp, type IncomingMessage, type RequestListener } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, connect, createServer as createTcp, type Server, type Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import { type Egress, type EgressOptions, type EgressRequest, egressWith } from "./egress";
import { type EgressFailure, failureOf } from "./failure";
import type { Lookup } from "./resolve";

export type Running = { port: number; connections: () => number; close: () => Promise<void> };

export function httpServer(listener: RequestListener): Promise<Running> {
  return listen(createHttp({ keepAliveTimeout: 1_000 }, listener));
}

export function httpsServer(tls: TlsOptions, listener: RequestListener): Promise<Running> {
  return listen(createHttps(tls, listener));
}

export function tcpServer(listener: (socket: Socket) => void): Promise<Running> {
  return listen(createTcp(listener));
}

export async function listen(server: Server, host = "127.0.0.1"): Promise<Running> {
  const open = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on("error", () => undefined).on("close", () => open.delete(socket));
  });
  server.on("tlsClientError", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

export type ProxyRunning = Running & { asked: string[]; authorizations: (string | undefined)[] };

/** A CONNECT proxy that knows names of its own. `status` answers that instead of connecting. */
export async function connectProxy(names: Readonly<Record<string, string>>, status?: number): Promise<ProxyRunning> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const server = createHttp((_, response) => response.writeHead(405).end());
  server.on("connect", (request: IncomingMessage, client: Socket, head: Buffer) => {
    asked.push(request.url ?? "");
    authorizations.push(request.headers["proxy-authorization"]);
    if (status !== undefined) return client.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
    const [host = "", port = ""] = (request.url ?? "").split(":");
    const far = connect({ host: names[host] ?? host, port: Number(port) }, () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      far.write(head);
      far.pipe(client).pipe(far);
    });
    far.on("error", () => client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n"));
    client.on("error", () => far.destroy());
  });
  return { ...(await listen(server)), asked, authorizations };
}

/** Answers from the table and for no other name, as ENOTFOUND. */
export function lookupFrom(table: Readonly<Record<string, readonly string[]>>): Lookup {
  return async (name) => {
    const answers = table[name];
    if (answers === undefined) throw Object.assign(new Error(`no ${name}`), { code: "ENOTFOUND", hostname: name });
    return answers;
  };
}

/** May reach 127.0.0.1, which is also `app.test`, `other.test` and `localhost`. */
export function localEgress(
  options: Partial<EgressOptions> = {},
  names: Record<string, readonly string[]> = {},
): Egress {
  const all = { "app.test": ["127.0.0.1"], "other.test": ["127.0.0.1"], localhost: ["127.0.0.1"], ...names };
  return egressWith({ rules: async () => [{ network: "127.0.0.1" }], own: () => [], ...options }, lookupFrom(all));
}

/** A server that accepts and stays silent. */
export function listening(): Promise<Running> {
  return tcpServer(() => undefined);
}

/** A GET that only its own origin may see. */
export function get(url: string, more: Partial<EgressRequest> = {}): EgressRequest {
  return { method: "GET", url, headers: {}, secretOrigins: [new URL(url).origin], ...more };
}

/** What `failureOf` reads from a rejection; fails when there is none. */
export async function failureIn(work: Promise<unknown>): Promise<EgressFailure | undefined> {
  const result = await work.then(
    () => ({ done: true as const }),
    (error: unknown) => ({ error }),
  );
  if ("done" in result) throw new Error("expected a failure");
  return failureOf(result.error);
}
