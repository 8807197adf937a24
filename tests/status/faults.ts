import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";

/** An application with one key that can fail in each way that is not the key's fault, and in the one that is. */
export type FaultServer = {
  url: string;
  /** What it does from now on; undefined: it works. */
  fault: Fault | undefined;
  /** Requests under way now, and the most that there were at once. */
  busy: number;
  most: number;
  asked: number;
  /** Milliseconds that a good answer takes. */
  slow: number;
  revoked: boolean;
  key: string;
  close(): Promise<void>;
};

type Answer = (response: ServerResponse, socket: Socket) => void;
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  return (response) =>
    void response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
};
const page = (status: number): Answer => {
  return (response) =>
    void response.writeHead(status, { "content-type": "text/html" }).end("<!doctype html><h1>Please wait</h1>");
};

/** Ways in which an application fails that say nothing about a key. */
export const faults = {
  "500": json(500, { error: "internal" }),
  "502": page(502),
  "503": json(503, { error: "maintenance" }, { "retry-after": "120" }),
  "504": page(504),
  "520 of a proxy": page(520),
  "429": json(429, { error: "slow down" }, { "retry-after": "60" }),
  "408": json(408, { error: "timeout" }),
  "404": json(404, { error: "no such path" }),
  "400": json(400, { error: "bad request" }),
  "405": json(405, {}),
  "418": json(418, {}),
  "a web page with 200": page(200),
  "a challenge page with 403": page(403),
  "a redirect to a login page elsewhere": (response) =>
    void response.writeHead(302, { location: "http://127.0.0.2:9/login" }).end(),
  "a redirect without end": (response) => void response.writeHead(302, { location: "/" }).end(),
  "no bytes at all": (_, socket) => void socket.end(),
  "a reset": (_, socket) => void socket.resetAndDestroy(),
  "half an answer": (response, socket) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "500" });
    response.write('{"id":');
    setImmediate(() => socket.destroy());
  },
  "no HTTP": (_, socket) => void socket.end("220 mail ready\r\n"),
  "JSON cut short with 500": (response) =>
    void response.writeHead(500, { "content-type": "application/json" }).end('{"error":'),
  "damaged compression": (response) =>
    void response
      .writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" })
      .end(gzipSync('{"id":"x"}').subarray(0, 12)),
  "an unknown compression": (response) =>
    void response.writeHead(503, { "content-encoding": "snappy" }).end("xxxxxxxxxxxx"),
  "an empty 500": (response) => void response.writeHead(500).end(),
  "headers too large": (response) => void response.writeHead(503, { "x-large": "x".repeat(40_000) }).end("{}"),
} as const satisfies Record<string, Answer>;
export type Fault = keyof typeof faults;

export async function startFaultServer(key: string): Promise<FaultServer> {
  const state: FaultServer = {
    url: "",
    fault: undefined,
    busy: 0,
    most: 0,
    asked: 0,
    slow: 0,
    revoked: false,
    key,
    close: async () => undefined,
  };
  const server = createServer((request, response) => {
    state.asked += 1;
    state.busy += 1;
    state.most = Math.max(state.most, state.busy);
    response.on("close", () => {
      state.busy -= 1;
    });
    if (state.fault !== undefined) return faults[state.fault](response, request.socket);
    const good = request.headers.authorization === `Bearer ${state.key}` && !state.revoked;
    const answer = good ? json(200, { id: "acct_1" }) : json(401, { error: "invalid key" });
    if (state.slow === 0) return answer(response, request.socket);
    setTimeout(() => answer(response, request.socket), state.slow);
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.close = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    });
  return state;
}
