import { request as ask, createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "@/tests/support/api";
import { refuseForm, refusePage } from "./page-request";

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (refusePage(request, response)) return;
    void refuseForm(request, response).then(async (answered) => {
      if (answered) return;
      // As the pages would read it.
      let size = 0;
      for await (const part of request) size += part.length;
      response.writeHead(size > 0 ? 200 : 204, { "x-size": String(size) }).end();
    });
  });
  port = await listen(server);
});
afterAll(() => {
  server.close();
});

/** The address goes out as it is written. */
function statusOf(method: string, path: string, type?: string): Promise<number> {
  return new Promise((done, fail) => {
    const headers = type === undefined ? {} : { "content-type": type };
    const asking = ask({ host: "127.0.0.1", port, method, path, headers, agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    });
    asking.on("error", fail);
    asking.end();
  });
}

test("what browsers send passes", async () => {
  for (const [method, path, type] of [
    ["GET", "/credentials?q=%E0%A4%A&x=100%"],
    ["GET", "/invite/a%20b%C3%A9"],
    ["HEAD", "/sign-in"],
    ["GET", "/_next/static/x.js"],
    ["POST", "/sign-in", "application/x-www-form-urlencoded"],
  ] as const) {
    expect(await statusOf(method, path, type), `${method} ${path} ${type}`).toBe(204);
  }
});

test("what cannot be read is the sender's fault, not ours", async () => {
  for (const path of ["/credentials/%E0%A4%A", "/credentials/%", "/%ff", "/a%00b"]) {
    expect(await statusOf("GET", path), path).toBe(400);
  }
  for (const boundary of ["", "; boundary=", '; boundary="', '; boundary=""', `; boundary=${"a".repeat(71)}`]) {
    expect(await statusOf("POST", "/sign-in", `multipart/form-data${boundary}`), boundary).toBe(400);
  }
  for (const path of ["/_global-error", "/_error", "/_global-error?x"]) expect(await statusOf("GET", path)).toBe(404);
  for (const method of ["TRACE", "PUT", "DELETE", "PROPFIND"]) expect(await statusOf(method, "/sign-in")).toBe(405);
});

const type = "multipart/form-data; boundary=----b";
const field = (name: string, value: string) =>
  `------b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** In pieces of a size, with or without saying the length first; -1 is a piece that never comes. */
async function posted(
  body: string,
  { piece = body.length || 1, sized = true, contentType = type, origin = `http://127.0.0.1:${port}` } = {},
) {
  const bytes = Buffer.from(body);
  const length = sized ? { "content-length": String(bytes.length) } : { "transfer-encoding": "chunked" };
  const asking = ask({
    host: "127.0.0.1",
    port,
    method: "POST",
    path: "/sign-in",
    agent: false,
    headers: { "content-type": contentType, ...length, ...(origin ? { origin } : {}) },
  });
  const answered = new Promise<{ status: number; size: number }>((done, fail) => {
    asking.on("error", fail);
    asking.on("response", (answer) => {
      answer.resume();
      done({ status: answer.statusCode ?? 0, size: Number(answer.headers["x-size"]) });
    });
  });
  for (let at = 0; at < bytes.length; at += piece) {
    asking.write(bytes.subarray(at, at + piece));
    await new Promise((next) => setImmediate(next));
  }
  asking.end();
  return answered;
}

test("a whole form reaches the pages byte for byte, however it is cut on the way", async () => {
  const form = `${field("a", "1")}${field("b", "é".repeat(5_000))}------b--\r\n`;
  const size = Buffer.byteLength(form);
  for (const sized of [true, false])
    for (const piece of [size, 1_000, 37]) expect(await posted(form, { piece, sized })).toEqual({ status: 200, size });
  const quoted = `--a b\r\nContent-Disposition: form-data; name="f"; filename="x%22.txt"\r\nContent-Type: text/plain\r\n\r\n\r\n--a b--\r\n`;
  expect((await posted(quoted, { contentType: 'multipart/form-data; boundary="a b"; charset=utf-8' })).status).toBe(
    200,
  );
});

test("a form that is cut off, empty or no form is the sender's fault", async () => {
  const whole = `${field("a", "1")}------b--\r\n`;
  const bad = [
    "",
    "garbage",
    "\0".repeat(500),
    whole.slice(0, -12),
    field("a", "1"),
    `------b\r\ngarbage\r\n------b--\r\n`,
  ];
  for (const body of bad)
    for (const sized of [true, false]) expect((await posted(body, { sized })).status, JSON.stringify(body)).toBe(400);
});

test("a form of another site, or of none, is refused", async () => {
  const form = `${field("a", "1")}------b--\r\n`;
  for (const origin of ["", "null", "http://evil.example", `http://127.0.0.1:${port + 1}`])
    expect((await posted(form, { origin })).status, origin).toBe(403);
  expect((await posted(form)).status).toBe(200);
});

test("what is longer than a form may be is left to the pages, whole", async () => {
  const size = 3 * 1024 * 1024;
  for (const sized of [true, false])
    expect(await posted("x".repeat(size), { piece: 65_536, sized })).toEqual({ status: 200, size });
});

test("a sender that goes in the middle of a form is forgotten", async () => {
  const asking = ask({
    host: "127.0.0.1",
    port,
    method: "POST",
    path: "/sign-in",
    headers: { "content-type": type, "content-length": "5000", origin: `http://127.0.0.1:${port}` },
  });
  asking.on("error", () => undefined);
  asking.write("------b");
  await new Promise((done) => setTimeout(done, 50));
  asking.destroy();
  expect((await posted(`${field("a", "1")}------b--\r\n`)).status).toBe(200);
});
