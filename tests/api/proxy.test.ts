import { request as ask } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { type RawAnswer, raw, type TestApi, testApi } from "../support/api";
import { big, digestOf, startTarget, type TargetServer } from "../support/target";

let t: TestApi;
let target: TargetServer;
let other: TargetServer;
let all: string;
let id: string;
const secret = "canary-secret-4711";

beforeAll(async () => {
  t = await testApi();
  [target, other] = [await startTarget(), await startTarget()];
  all = (await t.token()).text;
  id = await made("Bearer", "bearer", { token: secret });
});
afterAll(async () => {
  await t.stop();
  target.close();
  other.close();
});

async function made(name: string, scheme: string, values: object, baseUrl = `${target.url}/base`): Promise<string> {
  const input = { baseUrl, checkPath: "/x", ...values };
  // Making many at one host is not what is tried here.
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
  return (await createCredential(t.owner, { name, connector: "http", scheme, values: input })).id;
}

function through(
  rest: string,
  {
    method = "GET",
    headers = {},
    body,
    credential = id,
    token = all,
  }: {
    method?: string;
    headers?: Record<string, string>;
    body?: string | Buffer;
    credential?: string;
    token?: string;
  } = {},
): Promise<RawAnswer> {
  const length: Record<string, string> =
    body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sent = { authorization: `Bearer ${token}`, ...length, ...headers };
  return raw(`${t.url}/api/v1/proxy/${credential}${rest}`, method, sent, body);
}
const last = () => target.seen.at(-1);

test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
  "%s reaches the application with the secret, below the base path",
  async (method) => {
    const answer = await through("/a%20b/c?x=1&y=%2F", { method });
    expect(answer.status).toBe(200);
    expect(last()).toMatchObject({ method, url: "/base/a%20b/c?x=1&y=%2F" });
    expect(last()?.headers.authorization).toBe(`Bearer ${secret}`);
    if (method !== "HEAD") expect(JSON.parse(answer.body.toString())).toEqual({ path: "/base/a%20b/c" });
  },
);

test("of the caller's headers all pass but those of the connection and those for us", async () => {
  await through("/x", {
    method: "POST",
    body: "{}",
    headers: {
      cookie: "keyrack_session=abc",
      "x-keyrack-flow": "Orders",
      "x-forwarded-for": "10.0.0.1",
      forwarded: "for=10.0.0.1",
      "proxy-authorization": "Basic x",
      te: "trailers",
      connection: "close, x-mine",
      "x-mine": "1",
      "content-type": "application/vnd.x+json",
      "idempotency-key": "k1",
      "accept-language": "de",
    },
  });
  const { headers = {}, body } = last() ?? {};
  expect(headers).toMatchObject({
    "content-type": "application/vnd.x+json",
    "idempotency-key": "k1",
    "accept-language": "de",
    host: new URL(target.url).host,
  });
  for (const name of [
    "cookie",
    "x-keyrack-flow",
    "x-forwarded-for",
    "forwarded",
    "proxy-authorization",
    "te",
    "x-mine",
  ]) {
    expect(headers, name).not.toHaveProperty(name);
  }
  expect(body).toBe("{}");
  expect(JSON.stringify(target.seen)).not.toContain(all);
});

test("what the application says goes back untouched, but for its cookies and what speaks of the connection", async () => {
  const answer = await through("/error", {
    credential: await made("Root", "bearer", { token: secret }, target.url),
  });
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.body.toString())).toEqual({ error: "theirs" });
  expect(answer.headers).toMatchObject({ "x-theirs": "yes", "content-type": "application/json", via: "1.1 keyrack" });
  for (const name of ["set-cookie", "x-hop"]) expect(answer.headers).not.toHaveProperty(name);
  expect(answer.headers["x-keyrack-request-id"]).toMatch(/^rq_/);
});

test("packed and chunked answers pass as they are", async () => {
  const root = await made("Plain", "bearer", { token: secret }, target.url);
  const packed = await through("/gzip", { credential: root, headers: { "accept-encoding": "gzip" } });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(packed.body).toString()).toBe("packed");
  expect((await through("/chunked", { credential: root })).body.toString()).toBe("one,two");
});

test("24 MiB pass both ways unchanged, with and without a length", async () => {
  const root = await made("Large", "bearer", { token: secret }, target.url);
  const down = await through("/big", { credential: root });
  expect(digestOf(down.body)).toBe(digestOf(big));
  const up = await through("/upload", { credential: root, method: "PUT", body: big });
  expect(up.body.toString()).toBe(digestOf(big));
  const chunked = await fetch(`${t.url}/api/v1/proxy/${root}/upload`, {
    method: "POST",
    headers: { authorization: `Bearer ${all}` },
    body: new ReadableStream({
      start(controller) {
        for (let at = 0; at < big.length; at += 1_000_000) controller.enqueue(big.subarray(at, at + 1_000_000));
        controller.close();
      },
    }),
    ...{ duplex: "half" },
  });
  expect(await chunked.text()).toBe(digestOf(big));
});

test("events arrive while the stream is open, and when the caller goes the application is let go", async () => {
  const root = await made("Stream", "bearer", { token: secret }, target.url);
  const before = target.cut;
  const first = await new Promise<string>((resolve, reject) => {
    const url = `${t.url}/api/v1/proxy/${root}/events`;
    const outgoing = ask(url, { headers: { authorization: `Bearer ${all}` } }, (response) => {
      response.once("data", (part: Buffer) => {
        resolve(part.toString());
        outgoing.destroy();
      });
    });
    outgoing.once("error", reject);
    outgoing.end();
  });
  expect(first).toBe("data: first\n\n");
  await expect.poll(() => target.cut).toBe(before + 1);
});

test("a caller who leaves before the first byte, or reads no further, leaves nothing running", async () => {
  const root = await made("Gone", "bearer", { token: secret }, target.url);
  for (const path of ["/silent", "/endless"]) {
    const before = target.cut;
    const reached = target.seen.length;
    const outgoing = ask(`${t.url}/api/v1/proxy/${root}${path}`, { headers: { authorization: `Bearer ${all}` } });
    outgoing.on("error", () => undefined);
    outgoing.end();
    await expect.poll(() => target.seen.length).toBe(reached + 1);
    if (path === "/endless") await sleep(200);
    outgoing.destroy();
    await expect.poll(() => target.cut, { message: path }).toBe(before + 1);
  }
});

test("a reset before the answer is ours to tell, one in the middle of it breaks off", async () => {
  const root = await made("Reset", "bearer", { token: secret }, target.url);
  const answer = await through("/reset", { credential: root, method: "POST", body: "x" });
  expect(answer.status).toBe(502);
  expect(JSON.parse(answer.body.toString())).toMatchObject({ code: "application_unreachable" });
  await expect(through("/half", { credential: root })).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("an application that cannot be reached is 502, and says where we went", async () => {
  const closed = await startTarget();
  const dead = await made("Dead", "bearer", { token: secret }, closed.url);
  closed.close();
  const answer = await through("/x", { credential: dead });
  expect(answer.status).toBe(502);
  expect(answer.body.toString()).toContain(new URL(closed.url).host);
});

test("a redirect is the caller's to see, and the secret goes nowhere else", async () => {
  const root = await made("Away", "bearer", { token: secret }, target.url);
  for (const to of [`${other.url}/stolen`, "/same", "//evil.example/"]) {
    const answer = await through(`/redirect?to=${encodeURIComponent(to)}`, { credential: root });
    expect([answer.status, answer.headers.location]).toEqual([302, to]);
  }
  expect(other.seen).toEqual([]);
});

test("a request for a WebSocket is refused in clear words", async () => {
  const reached = target.seen.length;
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-key": "x",
    "sec-websocket-version": "13",
  };
  const answer = await through("/socket", { headers });
  expect(answer.status).toBe(501);
  expect(JSON.parse(answer.body.toString())).toMatchObject({ code: "not_supported" });
  expect(target.seen).toHaveLength(reached);
});

test("no spelling of a path leads to another host or out of the base path", async () => {
  const reached = target.seen.length;
  const away = new URL(other.url).host;
  const hostile = [
    "/../up",
    "/a/../../up",
    "/%2e%2e/up",
    "/.%2e/up",
    "/%2E%2E%2Fup",
    "/a/..%2f..%2fup",
    "/%252e%252e/up",
    "/..;/up",
    "/..%5cup",
    "/a/%2e%2e%5c..",
    "/./x",
    "/a/.",
    "/..",
    `//${away}/x`,
    `//${away}`,
    `/\\${away}/x`,
    "/\\..\\up",
    `/${other.url}/x`,
    `/https://${away}/x`,
    `/http:/${away}/x`,
    `/HTTP://${away}/`,
    `/http://user@${away}/`,
    `/http://${new URL(target.url).host}@${away}/x`,
    `/http://${away}#${new URL(target.url).host}`,
    "/x%00y",
    "/x%0d%0aHost:%20evil",
    "/x%7f",
  ];
  for (const path of hostile) {
    const { status } = await through(path);
    expect([400, 403], path).toContain(status);
  }
  for (const credential of [`${id}@${away}`, `${id}%2f..`, "..", "%2e%2e", ".", `${id}%00`, "http:", `%40${away}`]) {
    expect((await through("/x", { credential })).status, credential).toBe(404);
  }
  expect(target.seen).toHaveLength(reached);
  expect(other.seen).toEqual([]);
});

test("a path that only looks odd passes unchanged", async () => {
  for (const path of ["/a..b/c", "/...", "/%2Fa", "/a//b", "/x;v=1", "/@me", "/a%2520b", "?only=query", ""]) {
    expect((await through(path)).status, path).toBe(200);
    expect(last()?.url, path).toBe(`/base${path}`);
  }
  const whole = await through(`/${target.url}/elsewhere?x=1`);
  expect([whole.status, last()?.url]).toEqual([200, "/elsewhere?x=1"]);
});

test("limits of a token on methods and paths hold in the proxy", async () => {
  const { text: token } = await t.token({ methods: ["GET"], paths: ["/orders", "/me"] });
  const statuses = async (method: string, path: string) => (await through(path, { token, method })).status;
  expect(await statuses("GET", "/orders/1?x=/other")).toBe(200);
  expect(await statuses("GET", "/orders")).toBe(200);
  for (const path of ["/ordersmore", "/other", "", "/%6frders", "/orders/%2e%2e/other", `/${target.url}/base/other`]) {
    expect(await statuses("GET", path), path).toBeGreaterThanOrEqual(400);
  }
  expect(await statuses("DELETE", "/orders/1")).toBe(403);
});

test("a key of the address or the body joins what the caller sends, and theirs of the same name goes", async () => {
  const query = await made("Query", "apiKeyQuery", { parameterName: "api_key", key: "a&b" });
  await through("/x?api_key=mine&q=1&api%5Fkey=too", { credential: query });
  expect(last()?.url).toBe("/base/x?q=1&api_key=a%26b");
  const inBody = await made("Body", "apiKeyBody", { parameterName: "token", key: secret });
  const json = { "content-type": "application/json" };
  await through("/x", { credential: inBody, method: "POST", headers: json, body: '{"a":1,"token":"mine"}' });
  expect(JSON.parse(last()?.body ?? "")).toEqual({ a: 1, token: secret });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  await through("/x", { credential: inBody, method: "POST", headers: form, body: "a=1" });
  expect(last()?.body).toBe(`a=1&token=${secret}`);
  const text = await through("/x", {
    credential: inBody,
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: "a",
  });
  expect(text.status).toBe(415);
});

test("a 401 passes through, marks the credential for a sooner check, and changes no status", async () => {
  const root = await made("Doubt", "bearer", { token: secret }, target.url);
  const answer = await through("/401", { credential: root });
  expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, 'Bearer realm="theirs"']);
  const row = async () =>
    (await t.home.store.db.select().from(t.home.store.t.credentials)).find((each) => each.id === root);
  await expect.poll(async () => (await row())?.suspectedAt).toEqual(expect.any(Number));
  expect((await row())?.status).toBe("valid");
});

test("the demo application is reached without a socket", async () => {
  const { demoKey } = await import("@/lib/demo");
  const key = await demoKey(t.home.store, t.home.vault);
  const demo = await createCredential(t.owner, { name: "Demo", connector: "demo", scheme: "key", values: { key } });
  const answer = await through("/echo?a=1", { credential: demo.id });
  expect(JSON.parse(answer.body.toString())).toMatchObject({ path: "/echo", query: { a: "1" } });
});

test("no answer, event or row holds the secret", async () => {
  const events = await t.call("GET", "/events", { token: all, headers: { accept: "application/x-ndjson" } });
  expect(events.text).toContain("proxy.used");
  expect(events.text).not.toContain(secret);
  const listed = await t.call("GET", "/credentials", { token: all });
  expect(listed.text).not.toContain(secret);
});

test("an answer that says it is longer than the proxy passes on is refused before it is passed on", async () => {
  const huge = await startTarget((path, response) => {
    if (path !== "/huge") return false;
    response.writeHead(200, { "content-length": String(5 * 1024 ** 3) });
    response.flushHeaders();
    return true;
  });
  const answer = await through("/huge", { credential: await made("Huge", "bearer", { token: secret }, huge.url) });
  huge.close();
  expect(answer.status).toBe(502);
});

test("rows of a database's REST layer pass with their range, preferences and count", async () => {
  const rows = await startTarget((_, response) => {
    const headers = { "content-type": "application/json; charset=utf-8", "content-range": "0-1/57", etag: '"1"' };
    response.writeHead(206, headers).end('[{"id":1},{"id":2}]');
    return true;
  });
  const credential = await made("Rows", "bearer", { token: secret }, rows.url);
  const path = "/orders?select=id,lines(*)&or=(total.gt.10,state.eq.%22open%22)&order=id.desc";
  const answer = await through(path, { credential, headers: { range: "0-1", prefer: "count=exact" } });
  rows.close();
  expect([answer.status, answer.headers["content-range"], answer.headers.etag]).toEqual([206, "0-1/57", '"1"']);
  expect(rows.seen.at(-1)).toMatchObject({ url: path, headers: { range: "0-1", prefer: "count=exact" } });
});
