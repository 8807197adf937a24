import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { listen } from "./api";

/** An application to proxy to: notes what reached it and answers in every way that tends to break a proxy. */
export type Seen = { method: string; url: string; headers: IncomingMessage["headers"]; raw: string[]; body: string };
export type TargetServer = {
  url: string;
  seen: Seen[];
  /** Exchanges that the other side cut short. */
  cut: number;
  /** Connections that were opened. */
  connections: number;
  close(): void;
};

/** 24 MiB that do not pack. */
export const big = randomBytes(24 * 1024 * 1024);
export const digestOf = (data: Buffer) => createHash("sha256").update(data).digest("hex");

export async function startTarget(
  more: (path: string, response: ServerResponse) => boolean = () => false,
): Promise<TargetServer> {
  const state: TargetServer = { url: "", seen: [], cut: 0, connections: 0, close: () => undefined };
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    response.on("close", () => {
      if (!response.writableFinished) state.cut += 1;
    });
    if (path === "/upload") return hashed(request, response);
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", url = "", headers, rawHeaders } = request;
      state.seen.push({ method, url, headers, raw: rawHeaders, body: Buffer.concat(parts).toString() });
      if (!more(path, response)) answer(path, request, response);
    });
  });
  server.on("connection", () => {
    state.connections += 1;
  });
  state.url = `http://127.0.0.1:${await listen(server)}`;
  state.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return state;
}

function answer(path: string, request: IncomingMessage, response: ServerResponse): void {
  const json = (status: number, value: unknown, headers: Record<string, string | string[]> = {}) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
  switch (path) {
    case "/gzip":
      response.writeHead(200, { "content-type": "text/plain", "content-encoding": "gzip" });
      response.end(gzipSync("packed"));
      return;
    case "/chunked":
      response.write("one,");
      setTimeout(() => response.end("two"), 20);
      return;
    case "/events":
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: first\n\n");
      return;
    case "/big":
      response.writeHead(200, { "content-length": String(big.length) });
      response.end(big);
      return;
    case "/endless": {
      const more = () => {
        while (!response.destroyed && response.write(big.subarray(0, 65_536)));
      };
      response.on("drain", more);
      more();
      return;
    }
    case "/silent":
      return;
    case "/reset":
      request.socket.resetAndDestroy();
      return;
    case "/half":
      response.writeHead(200, { "content-length": "100000" });
      response.write("x".repeat(50_000));
      setTimeout(() => request.socket.resetAndDestroy(), 30);
      return;
    case "/error":
      json(500, { error: "theirs" }, { "x-theirs": "yes", "set-cookie": ["a=b"], "x-hop": "1", connection: "x-hop" });
      return;
    case "/401":
      json(401, { error: "no" }, { "www-authenticate": 'Bearer realm="theirs"' });
      return;
    case "/redirect":
      response.writeHead(302, { location: new URL(request.url ?? "", "http://x").searchParams.get("to") ?? "" }).end();
      return;
    default:
      json(200, { path });
  }
}

function hashed(request: IncomingMessage, response: ServerResponse): void {
  const hash = createHash("sha256");
  request.on("data", (part: Buffer) => hash.update(part));
  request.on("end", () => response.end(hash.digest("hex")));
}
