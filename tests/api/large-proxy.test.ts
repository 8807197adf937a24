import { type ChildProcess, fork } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "../support/api";
import type { Listening, Memory } from "../support/api-process";

/** 100 MiB each way through a proxy that is a process of its own, between two sides of which one stops for a while. */
const part = randomBytes(1024 * 1024);
const parts = 100;
const growth = 64 * 1024 * 1024;
const expected = digestOf(parts);

let upstream: Server;
let child: ChildProcess;
let proxy: Listening;

beforeAll(async () => {
  upstream = createServer(answer);
  const at = `http://127.0.0.1:${await listen(upstream)}`;
  child = fork("tests/support/api-process.ts", [at], { execArgv: ["--import", "tsx"] });
  proxy = (await heard()) as Listening;
  // What is loaded and compiled on the first use is not what is measured.
  await down("/down/16");
  await up(16);
}, 120_000);
afterAll(async () => {
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
  upstream.closeAllConnections();
  upstream.close();
});

test("100 MiB down to a caller who stops reading for a while take no memory worth mentioning", async () => {
  const before = await memory();
  expect(await down(`/down/${parts}`)).toBe(expected);
  const after = await memory();
  expect(after.highest - before.now).toBeLessThan(growth);
}, 60_000);

test("100 MiB up to an application that stops reading for a while take no memory worth mentioning", async () => {
  const before = await memory();
  expect(await up(parts)).toBe(expected);
  const after = await memory();
  expect(after.highest - before.now).toBeLessThan(growth);
}, 60_000);

function answer(request: IncomingMessage, response: ServerResponse): void {
  const wanted = /^\/down\/(\d+)$/.exec(request.url ?? "")?.[1];
  if (wanted !== undefined) {
    response.writeHead(200, { "content-length": Number(wanted) * part.length });
    Readable.from(repeated(Number(wanted)), { objectMode: false }).pipe(response);
    return;
  }
  void digested(request).then((digest) => response.end(digest));
}

async function down(path: string): Promise<string> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    ask(`${proxy.url}/api/v1/proxy/${proxy.id}${path}`, { headers: headers(), agent: false }, resolve)
      .once("error", reject)
      .end();
  });
  return digested(response);
}

async function up(count: number): Promise<string> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = {
      method: "PUT",
      headers: headers({ "content-length": String(count * part.length) }),
      agent: false,
    };
    const outgoing = ask(`${proxy.url}/api/v1/proxy/${proxy.id}/up`, options, resolve).once("error", reject);
    Readable.from(repeated(count), { objectMode: false }).pipe(outgoing);
  });
  return (await response.toArray()).join("");
}

function headers(more: Record<string, string> = {}): Record<string, string> {
  return { authorization: `Bearer ${proxy.token}`, ...more };
}

/** Reads a tenth, nothing for a while, then the rest. */
async function digested(body: Readable): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  let rested = false;
  for await (const each of body) {
    hash.update(each as Buffer);
    bytes += (each as Buffer).length;
    if (rested || bytes < 10 * part.length) continue;
    rested = true;
    await sleep(500);
  }
  return hash.digest("hex");
}

function* repeated(count: number): Generator<Buffer> {
  for (let at = 0; at < count; at++) yield part;
}

function digestOf(count: number): string {
  const hash = createHash("sha256");
  for (const each of repeated(count)) hash.update(each);
  return hash.digest("hex");
}

async function memory(): Promise<Memory> {
  const told = heard();
  child.send("memory");
  return (await told) as Memory;
}

async function heard(): Promise<unknown> {
  const [message] = await Promise.race([
    once(child, "message"),
    once(child, "exit").then(() => Promise.reject(new Error("the API ended"))),
  ]);
  return message;
}
