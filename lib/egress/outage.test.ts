import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureOf } from "./failure";
import { failureIn, get, httpServer, listen, listening, localEgress, type Running, tcpServer } from "./servers.fixture";

const egress = localEgress();
let server: Running;
let at: (path: string) => string;
beforeAll(async () => {
  server = await httpServer((request, response) => {
    const path = request.url;
    if (path === "/drip") return void response.write("x");
    if (path === "/silent") return;
    if (path === "/reset") return void request.socket.resetAndDestroy();
    if (path === "/cut") {
      response.writeHead(200, { "content-length": 100 }).write("half");
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    response.end("ok");
  });
  at = (path) => `http://app.test:${server.port}${path}`;
});
afterAll(() => server.close());

describe("an answer before the question", () => {
  it("is taken or unexpected, and ends either way", async () => {
    const eager = await tcpServer((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"));
    const read = egress.request(get(`http://app.test:${eager.port}/`)).then(({ body }) => body);
    expect(["ok", "unexpected_response"]).toContain(await read.catch((error: unknown) => failureOf(error)?.reason));
    await eager.close();
  });
});

describe("an outage", () => {
  it.each(["/reset", "/cut"])("%s is refused", async (path) => {
    const failure = await failureIn(egress.request(get(at(path))));
    expect([failure?.reason, failure?.target]).toEqual(["refused", `app.test:${server.port}`]);
  });

  it("at a closed port is refused", async () => {
    const closed = await listening();
    await closed.close();
    const failure = await failureIn(egress.request(get(`http://app.test:${closed.port}/secret?key=canary`)));
    expect(failure).toEqual({ outcome: "inconclusive", reason: "refused", target: `app.test:${closed.port}` });
  });

  it.each(["/silent", "/drip"])("%s runs into the time limit", async (path) => {
    const failure = await failureIn(egress.request(get(at(path)), { timeoutMs: 150 }));
    expect([failure?.reason, failure?.target]).toEqual(["timeout", `app.test:${server.port}`]);
  });

  it("of the name server ends in time", async () => {
    const slow = localEgress();
    const stuck = localEgress({ rules: () => new Promise(() => undefined) });
    expect((await failureIn(stuck.request(get(at("/echo")), { timeoutMs: 100 })))?.reason).toBe("timeout");
    expect((await failureIn(slow.request(get("http://unknown.test/"))))?.reason).toBe("dns");
  });

  it("does not leave the connection open", async () => {
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const silent = await listen(createServer((socket) => socket.resume().on("close", () => closed?.())));
    await failureIn(egress.request(get(`http://app.test:${silent.port}/`), { timeoutMs: 100 }));
    await gone;
    await silent.close();
  });
});

describe("a caller that gives up", () => {
  it.each(["/silent", "/drip"])("gets its own reason back, at %s", async (path) => {
    const controller = new AbortController();
    const reason = new Error("the tab was closed");
    setTimeout(() => controller.abort(reason), 50);
    await expect(egress.request(get(at(path)), { signal: controller.signal })).rejects.toBe(reason);
  });

  it("before the start opens nothing", async () => {
    const before = server.connections();
    await expect(egress.request(get(at("/echo")), { signal: AbortSignal.abort("gone") })).rejects.toBe("gone");
    expect(server.connections()).toBe(before);
  });
});
