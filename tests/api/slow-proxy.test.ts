import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { type RawAnswer, raw, type TestApi, testApi } from "../support/api";
import { startTarget, type TargetServer } from "../support/target";

/** Applications that take their time, behind a proxy that is told to wait one second. */
let t: TestApi;
let target: TargetServer;
let token: string;
let id: string;

beforeAll(async () => {
  t = await testApi({ KEYRACK_PROXY_TIMEOUT: "1" });
  target = await startTarget(late);
  token = (await t.token()).text;
  const values = { baseUrl: target.url, checkPath: "/x", token: "canary-secret-4711" };
  id = (await createCredential(t.owner, { name: "Slow", connector: "http", scheme: "bearer", values })).id;
});
afterAll(async () => {
  await t.stop();
  target.close();
});

function late(path: string, response: ServerResponse): boolean {
  if (path === "/late") setTimeout(() => response.end("at last"), 400);
  else if (path === "/slowly") drip(response, 8);
  else if (path === "/mid") resetAfter(response, 1_000_000);
  else return false;
  return true;
}

/** Its parts together take longer than the first one may. */
function drip(response: ServerResponse, left: number): void {
  if (left === 0) return void response.end();
  response.write("drop ");
  setTimeout(() => drip(response, left - 1), 200);
}

/** Chunked, so that only the way it ends can tell a whole answer from a broken one. */
function resetAfter(response: ServerResponse, bytes: number): void {
  response.write(Buffer.alloc(bytes, "x"), () => response.socket?.resetAndDestroy());
}

const through = (path: string, method = "GET", body?: string | Buffer): Promise<RawAnswer> => {
  const length: Record<string, string> =
    body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return raw(`${t.url}/api/v1/proxy/${id}${path}`, method, { authorization: `Bearer ${token}`, ...length }, body);
};

test("an answer that begins late, but in time, passes", async () => {
  const answer = await through("/late");
  expect([answer.status, answer.body.toString()]).toEqual([200, "at last"]);
});

test("an answer that has begun may take longer than its beginning", async () => {
  const answer = await through("/slowly");
  expect([answer.status, answer.body.toString()]).toEqual([200, "drop ".repeat(8)]);
});

test.each(["GET", "POST"])(
  "%s of an application that does not begin in time is 504, with the reason",
  async (method) => {
    const cut = target.cut;
    const answer = await through("/silent", method, method === "POST" ? "{}" : undefined);
    expect(answer.status).toBe(504);
    expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
    const problem = JSON.parse(answer.body.toString());
    expect(problem).toMatchObject({
      status: 504,
      code: "application_timeout",
      requestId: expect.stringMatching(/^rq_/),
    });
    expect(problem.detail).toContain(new URL(target.url).host);
    expect(answer.body.toString()).not.toContain("canary-secret-4711");
    await expect.poll(() => target.cut).toBe(cut + 1);
  },
);

test("what is slow is asked once, even where it could be asked again", async () => {
  const before = target.seen.length;
  await through("/silent");
  expect(target.seen.length).toBe(before + 1);
});

test("an answer that is reset in its middle breaks off for the caller, and the next call is served", async () => {
  await expect(through("/mid")).rejects.toMatchObject({ code: "ECONNRESET" });
  expect((await through("/late")).status).toBe(200);
});

test("an upload that the application resets is ours to tell, and the next call is served", async () => {
  const answer = await through("/reset", "POST", Buffer.alloc(2_000_000));
  expect([answer.status, JSON.parse(answer.body.toString()).code]).toEqual([502, "application_unreachable"]);
  expect((await through("/late")).status).toBe(200);
});
