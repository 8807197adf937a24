import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failureIn, get, httpServer, localEgress, type Running, tcpServer } from "./servers.fixture";

const egress = localEgress();
const text = JSON.stringify({ name: "Ana", words: "ä".repeat(500) });
const packed: Record<string, [string, Buffer]> = {
  "/gzip": ["gzip", gzipSync(text)],
  "/x-gzip": ["X-GZIP", gzipSync(text)],
  "/deflate": ["deflate", deflateSync(text)],
  "/raw": ["deflate", deflateRawSync(text)],
  "/br": ["br", brotliCompressSync(text)],
  "/twice": ["br, gzip", gzipSync(brotliCompressSync(text))],
  "/identity": ["identity", Buffer.from(text)],
  "/garbage": ["gzip", Buffer.from("this is not gzip")],
  "/zstd": ["zstd", Buffer.from(text)],
  "/nested": ["gzip, gzip, gzip", gzipSync(gzipSync(gzipSync(text)))],
  "/bomb": ["gzip", gzipSync(Buffer.alloc(200 * 1024 * 1024))],
  "/bomb-br": ["br", brotliCompressSync(Buffer.alloc(64 * 1024 * 1024))],
};

let server: Running;
let at: (path: string) => string;
beforeAll(async () => {
  server = await httpServer((request, response) => {
    const path = request.url ?? "";
    const entry = packed[path];
    if (entry) return response.writeHead(200, { "content-encoding": entry[0] }).end(entry[1]);
    if (path === "/echo") {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        const { method, headers } = request;
        response.end(JSON.stringify({ method, headers, body: Buffer.concat(parts).toString() }));
      });
      return;
    }
    if (path === "/cookies") return response.writeHead(200, { "Set-Cookie": ["a=1", "b=2"], "X-Other": "x" }).end();
    if (path === "/cookie") return response.writeHead(200, { "Set-Cookie": "a=1" }).end();
    if (path === "/latin") {
      return response.writeHead(200, { "content-type": "text/xml; charset=ISO-8859-1" }).end(Buffer.from([0xe4]));
    }
    if (path.startsWith("/size/")) return response.end("x".repeat(Number(path.slice(6))));
    if (path === "/endless") {
      const write = () => {
        if (!response.destroyed) response.write("x".repeat(65_536), () => setImmediate(write));
      };
      return write();
    }
    if (path === "/headers") return response.writeHead(200, { "x-long": "x".repeat(40_000) }).end();
    if (path === "/gzip-head") return response.writeHead(204, { "content-encoding": "gzip" }).end();
    response.writeHead(404).end("nothing");
  });
  at = (path) => `http://app.test:${server.port}${path}`;
});
afterAll(() => server.close());

describe("a request", () => {
  it("arrives with its method, headers, body and the name as Host", async () => {
    const headers = { Authorization: "Bearer t", "Content-Type": "text/plain" };
    const answer = await egress.request(get(at("/echo"), { method: "post", headers, body: "hello" }));
    const seen = JSON.parse(answer.body);
    expect(seen).toMatchObject({ method: "POST", body: "hello" });
    expect(seen.headers).toMatchObject({ authorization: "Bearer t", host: `app.test:${server.port}` });
    expect(seen.headers["user-agent"]).toBe("Keyrack");
    expect(answer).toMatchObject({ status: 200, truncated: false, url: at("/echo") });
  });

  it("cannot change where it goes or how it is framed by its headers", async () => {
    const headers = {
      Host: "evil.test",
      "Content-Length": "1",
      "Transfer-Encoding": "chunked",
      "Proxy-X": "1",
      TE: "x",
    };
    const answer = await egress.request(get(at("/echo"), { method: "POST", headers, body: Buffer.from("whole") }));
    const seen = JSON.parse(answer.body);
    expect(seen.body).toBe("whole");
    expect(seen.headers.host).toBe(`app.test:${server.port}`);
    expect(Object.keys(seen.headers)).not.toContain("proxy-x");
  });

  it.each([
    [{ "X-A": "a\r\nX-B: b" }],
    [{ "X-A": "a\u0000" }],
    [{ "X-A": "密" }],
    [{ "X A": "a" }],
    [{ "X-A\r\nX-B": "a" }],
    [{ "": "a" }],
  ])("with the header %j is not sent, and its value is not repeated", async (headers) => {
    const before = server.connections();
    const failure = await failureIn(egress.request(get(at("/echo"), { headers })));
    expect(failure?.reason).toBe("not_checkable");
    expect(failure?.hint).not.toContain("密");
    expect(server.connections()).toBe(before);
  });

  it.each(["CONNECT", "TRACE", "GET / HTTP/1.1\r\n", ""])("with the method %j is not sent", async (method) => {
    expect((await failureIn(egress.request(get(at("/echo"), { method }))))?.reason).toBe("not_checkable");
  });

  it.each([[[]], [["http://other.test"]], [["https://app.test"]], [["null", "nonsense"]]])(
    "that only %j may see is not sent elsewhere",
    async (secretOrigins) => {
      const before = server.connections();
      const failure = await failureIn(egress.request(get(at("/echo"), { secretOrigins })));
      expect([failure?.reason, failure?.allow]).toEqual(["blocked_address", undefined]);
      expect(server.connections()).toBe(before);
    },
  );
});

describe("an answer", () => {
  it("has lower-case headers and cookies always as a list", async () => {
    expect((await egress.request(get(at("/cookies")))).headers).toMatchObject({
      "set-cookie": ["a=1", "b=2"],
      "x-other": "x",
    });
    expect((await egress.request(get(at("/cookie")))).headers["set-cookie"]).toEqual(["a=1"]);
  });

  it.each(["/gzip", "/x-gzip", "/deflate", "/raw", "/br", "/twice", "/identity"])(
    "is unpacked from %s",
    async (path) => {
      expect((await egress.request(get(at(path)))).body).toBe(text);
    },
  );

  it.each(["/garbage", "/zstd", "/nested"])("that cannot be unpacked (%s) is unexpected", async (path) => {
    expect((await failureIn(egress.request(get(at(path)))))?.reason).toBe("unexpected_response");
  });

  it("without a body is not unpacked", async () => {
    expect((await egress.request(get(at("/gzip-head")))).body).toBe("");
    expect((await egress.request(get(at("/gzip"), { method: "HEAD" }))).body).toBe("");
  });

  it("is read in the charset it names", async () => {
    expect((await egress.request(get(at("/latin")))).body).toBe("ä");
  });

  it.each([
    [1024 * 1024, false],
    [1024 * 1024 + 1, true],
  ])("of %i bytes is cut: %s", async (size, truncated) => {
    const answer = await egress.request(get(at(`/size/${size}`)));
    expect([answer.body.length, answer.truncated]).toEqual([1024 * 1024, truncated]);
  });

  it("is cut at the limit that was asked for", async () => {
    const answer = await egress.request(get(at("/size/100"), { maxBytes: 10 }));
    expect([answer.body, answer.truncated]).toEqual(["x".repeat(10), true]);
  });

  it.each(["/bomb", "/bomb-br", "/endless"])("%s costs no more than the limit", async (path) => {
    const answer = await egress.request(get(at(path)));
    expect([answer.body.length, answer.truncated]).toEqual([1024 * 1024, true]);
  });

  it("with more than 32 KB of headers is unexpected", async () => {
    expect((await failureIn(egress.request(get(at("/headers")))))?.reason).toBe("unexpected_response");
  });

  it.each([
    ["garbage", "hello, this is no HTTP\r\n\r\n"],
    ["a forbidden length", "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nok"],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\nok"],
  ])("that is %s is unexpected", async (_, bytes) => {
    const odd = await tcpServer((socket) => socket.write(bytes));
    const failure = await failureIn(egress.request(get(`http://app.test:${odd.port}/`)));
    expect(failure?.reason).toBe("unexpected_response");
    await odd.close();
  });
});

describe("the phases", () => {
  it("are told in order, in milliseconds", async () => {
    const seen: [string, number][] = [];
    await egress.request(get(at("/echo")), { onPhase: (phase, ms) => seen.push([phase, ms]) });
    expect(seen.map(([phase]) => phase)).toEqual(["host", "connect", "answered"]);
    expect(seen.every(([, ms]) => Number.isInteger(ms) && ms >= 0)).toBe(true);
  });
});
