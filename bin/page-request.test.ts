import { request as ask, createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen } from "@/tests/support/api";
import { formRefusal, refuseForm } from "./page-request";

let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
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

const type = "multipart/form-data; boundary=----b";
const field = (name: string, value: string) =>
  `------b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** In pieces of a size, with or without saying the length first; -1 is a piece that never comes. */
async function posted(
  body: string,
  {
    piece = body.length || 1,
    sized = true,
    contentType = type,
    origin = `http://127.0.0.1:${port}`,
    path = "/sign-in",
    action = "",
    forwarded = "",
  } = {},
) {
  const bytes = Buffer.from(body);
  const length = sized ? { "content-length": String(bytes.length) } : { "transfer-encoding": "chunked" };
  const asking = ask({
    host: "127.0.0.1",
    port,
    method: "POST",
    path,
    agent: false,
    headers: {
      "content-type": contentType,
      ...length,
      ...(origin ? { origin } : {}),
      ...(action ? { "next-action": action } : {}),
      ...(forwarded ? { "x-forwarded-host": forwarded } : {}),
    },
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
    // Which action is meant cannot be read: see form-action.ts.
    `${field("$ACTION_REF_1", "")}${field("$ACTION_1:0", "{")}------b--\r\n`,
  ];
  for (const body of bad)
    for (const sized of [true, false]) expect((await posted(body, { sized })).status, JSON.stringify(body)).toBe(400);
});

test("a form of another site, or of none, is refused", async () => {
  const form = `${field("a", "1")}------b--\r\n`;
  for (const origin of ["", "null", "http://evil.example", `http://127.0.0.1:${port + 1}`])
    expect((await posted(form, { origin })).status, origin).toBe(403);
  expect((await posted(form)).status).toBe(200);
  // Where a proxy says what it is called, that is the name: the framework goes by it alone.
  expect((await posted(form, { forwarded: "keyrack.example" })).status).toBe(403);
  expect((await posted(form, { forwarded: "keyrack.example", origin: "https://keyrack.example" })).status).toBe(200);
});

const stateAction = `60${"c".repeat(40)}`;

test("an action that a script calls is given what it takes, by a page of here", async () => {
  const text = "text/plain;charset=UTF-8";
  const call = `${field("0", '[{"values":{}},"$K1"]')}${field("_1_name", "x")}------b--\r\n`;
  expect((await posted(call, { action: stateAction })).status).toBe(200);
  expect((await posted("[]", { action: `00${"c".repeat(40)}`, contentType: text })).status).toBe(200);
  for (const body of ["", "x", "[]", "[{},{}]", "\ud800"])
    for (const sized of [true, false])
      for (const contentType of [text, "application/json", urlencoded, "Multipart/Form-Data; boundary=----b"])
        expect((await posted(body, { action: stateAction, contentType, sized })).status, body).toBe(400);
  expect((await posted(call, { action: stateAction, contentType: "multipart/mixed; boundary=----b" })).status).toBe(
    400,
  );
  expect((await posted(`${field("a", "1")}------b--\r\n`, { action: stateAction })).status).toBe(400);
  for (const origin of ["", "null", "http://evil.example"])
    expect((await posted(call, { action: stateAction, origin })).status, origin).toBe(403);
});

const mib = 1024 * 1024;
const urlencoded = "application/x-www-form-urlencoded";

test("what is longer than a form may be is the sender's fault, of whatever kind it is and however it comes", async () => {
  for (const contentType of [type, "text/plain;charset=UTF-8", urlencoded, "application/octet-stream"])
    for (const sized of [true, false])
      expect((await posted("x".repeat(3 * mib), { piece: 65_536, sized, contentType })).status, contentType).toBe(413);
  const longest = "x".repeat(mib);
  for (const sized of [true, false])
    expect(await posted(longest, { piece: 65_536, sized, contentType: urlencoded })).toEqual({
      status: 200,
      size: mib,
    });
  expect((await posted(`${longest}x`, { piece: 65_536, contentType: urlencoded })).status).toBe(413);
});

test("whoever sends all of it before listening still hears what to do", async () => {
  for (const head of [`Content-Length: ${8 * mib}`, "Transfer-Encoding: chunked"]) {
    const socket = connect(port, "127.0.0.1");
    socket.pause();
    socket.write(`POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: ${urlencoded}\r\n${head}\r\n\r\n`);
    const piece = head.startsWith("Transfer") ? `${mib.toString(16)}\r\n${"x".repeat(mib)}\r\n` : "x".repeat(mib);
    for (let at = 0; at < 8; at++) await new Promise<void>((sent) => socket.write(piece, () => sent()));
    if (head.startsWith("Transfer")) socket.write("0\r\n\r\n");
    let answer = "";
    for await (const part of socket) answer += String(part);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toContain("This is more than a form can hold (1,024 KB). Nothing was changed. Go back,");
  }
});

test("routes with limits of their own are given what is longer, whole", async () => {
  const size = 3 * mib;
  const given = { piece: 65_536, path: "/apps/custom/new/document?x" };
  const json = { piece: 65_536, contentType: "application/json" };
  for (const sized of [true, false])
    for (const each of [given, json])
      expect(await posted("x".repeat(size), { ...each, sized })).toEqual({ status: 200, size });
  // An action of a page is none of them.
  expect((await posted("x".repeat(size), { ...json, action: "abc" })).status).toBe(413);
});

test("bodies of other kinds pass as they came, and none is none", async () => {
  for (const contentType of [urlencoded, "text/plain"])
    for (const sized of [true, false]) {
      expect(await posted("a=1&b=é", { piece: 3, sized, contentType })).toEqual({ status: 200, size: 8 });
      expect((await posted("", { sized, contentType })).status).toBe(204);
    }
});

test("a form that never ends arriving is given up, and many at once share the memory", async () => {
  const strict = formRefusal({ form: mib, together: 100_000, arriveMs: 150 });
  const other = createServer((request, response) => {
    void strict(request, response).then((answered) => answered || response.end());
  });
  const at = await listen(other);
  const begin = (bytes: number) => {
    const socket = connect(at, "127.0.0.1");
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${urlencoded}\r\nContent-Length: 90000\r\n\r\n`);
    socket.write("x".repeat(bytes));
    return new Promise<string>((done) =>
      socket.once("data", (part) => done(part.toString())).on("error", () => done("")),
    );
  };
  expect(await begin(10), "slow").toMatch(/^HTTP\/1\.1 408 /);
  const [oldest, whole] = await Promise.all([begin(60_000), begin(90_000)]);
  expect(oldest).toMatch(/^HTTP\/1\.1 408 /);
  expect(whole).toMatch(/^HTTP\/1\.1 200 /);
  other.closeAllConnections();
  other.close();
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
