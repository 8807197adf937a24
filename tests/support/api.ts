import { request as ask, createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { answerApi } from "@/bin/api";
import type { Scope } from "@/lib/scopes";
import { scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import type { TokenInput } from "@/lib/tokens/input";
import { type TestInstallation, testInstallation } from "./installation";

/** A real installation whose API is served by a plain server of this process. */
export type TestApi = TestInstallation & {
  url: string;
  /** A new token; every scope unless said otherwise. */
  token(input?: Partial<TokenInput> & { scopes?: Scope[] }): Promise<{ text: string; id: string }>;
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
};

export type CallOptions = { token?: string; body?: unknown; headers?: Record<string, string> };
export type Answer = {
  status: number;
  headers: IncomingMessage["headers"];
  text: string;
  json: Record<string, unknown>;
};

export async function testApi(settings: Record<string, string> = {}): Promise<TestApi> {
  const t = await testInstallation(settings);
  const server = createServer((request, response) => {
    if (!answerApi(request, response)) response.writeHead(404).end("not the API");
  });
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...t,
    url,
    token: async (input = {}) => {
      const { text, token } = await createToken(t.owner, { name: "Test", scopes: [...scopes], ...input });
      return { text, id: token.id };
    },
    call: (method, path, options = {}) => callJson(`${url}/api/v1${path}`, method, options),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await t.stop();
    },
  };
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

async function callJson(url: string, method: string, { token, body, headers }: CallOptions): Promise<Answer> {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const answer = await raw(
    url,
    method,
    {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(sent === undefined
        ? {}
        : { "content-type": "application/json", "content-length": String(Buffer.byteLength(sent)) }),
      ...headers,
    },
    sent,
  );
  const text = answer.body.toString("utf8");
  const isJson = /^application\/(problem\+)?json/.test(answer.headers["content-type"] ?? "");
  return { status: answer.status, headers: answer.headers, text, json: isJson && text !== "" ? JSON.parse(text) : {} };
}

export type RawAnswer = { status: number; headers: IncomingMessage["headers"]; body: Buffer };

/** The path goes out exactly as it is written, unlike with `fetch`. */
export function raw(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string | Buffer,
): Promise<RawAnswer> {
  const [, origin = "", path = "/"] = /^(https?:\/\/[^/]+)(.*)$/.exec(url) ?? [];
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const outgoing = ask({ hostname, port, path, method, headers, agent: false }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
