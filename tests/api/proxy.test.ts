import { request as ask } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { type Proxied, secret, startProxied } from "../support/proxied";
import { big, digestOf, startTarget } from "../support/target";

let it: Proxied;
beforeAll(async () => {
  it = await startProxied();
});
afterAll(() => it.stop());

test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])(
  "%s reaches the application with the secret, below the base path",
  async (method) => {
    const answer = await it.through("/a%20b/c?x=1&y=%2F", { method });
    expect(answer.status).toBe(200);
    expect(it.last()).toMatchObject({ method, url: "/base/a%20b/c?x=1&y=%2F" });
    expect(it.last()?.headers.authorization).toBe(`Bearer ${secret}`);
    if (method !== "HEAD") expect(JSON.parse(answer.body.toString())).toEqual({ path: "/base/a%20b/c" });
  },
);

test("of the caller's headers all pass but those of the connection and those for us", async () => {
  await it.through("/x", {
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
  const { headers = {}, body } = it.last() ?? {};
  expect(headers).toMatchObject({
    "content-type": "application/vnd.x+json",
    "idempotency-key": "k1",
    "accept-language": "de",
    host: new URL(it.target.url).host,
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
  expect(JSON.stringify(it.target.seen)).not.toContain(it.all);
});

test("what the application says goes back untouched, but for its cookies and what speaks of the connection", async () => {
  const answer = await it.through("/error", {
    credential: await it.made("Root", "bearer", { token: secret }, it.target.url),
  });
  expect(answer.status).toBe(500);
  expect(JSON.parse(answer.body.toString())).toEqual({ error: "theirs" });
  expect(answer.headers).toMatchObject({ "x-theirs": "yes", "content-type": "application/json", via: "1.1 keyrack" });
  for (const name of ["set-cookie", "x-hop"]) expect(answer.headers).not.toHaveProperty(name);
  expect(answer.headers["x-keyrack-request-id"]).toMatch(/^rq_/);
});

test("packed and chunked answers pass as they are", async () => {
  const root = await it.made("Plain", "bearer", { token: secret }, it.target.url);
  const packed = await it.through("/gzip", { credential: root, headers: { "accept-encoding": "gzip" } });
  expect(packed.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(packed.body).toString()).toBe("packed");
  expect((await it.through("/chunked", { credential: root })).body.toString()).toBe("one,two");
});

test("24 MiB pass both ways unchanged, with and without a length", async () => {
  const root = await it.made("Large", "bearer", { token: secret }, it.target.url);
  const down = await it.through("/big", { credential: root });
  expect(digestOf(down.body)).toBe(digestOf(big));
  const up = await it.through("/upload", { credential: root, method: "PUT", body: big });
  expect(up.body.toString()).toBe(digestOf(big));
  const chunked = await fetch(`${it.t.url}/api/v1/proxy/${root}/upload`, {
    method: "POST",
    headers: { authorization: `Bearer ${it.all}` },
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
  const root = await it.made("Stream", "bearer", { token: secret }, it.target.url);
  const before = it.target.cut;
  const first = await new Promise<string>((resolve, reject) => {
    const url = `${it.t.url}/api/v1/proxy/${root}/events`;
    const outgoing = ask(url, { headers: { authorization: `Bearer ${it.all}` } }, (response) => {
      response.once("data", (part: Buffer) => {
        resolve(part.toString());
        outgoing.destroy();
      });
    });
    outgoing.once("error", reject);
    outgoing.end();
  });
  expect(first).toBe("data: first\n\n");
  await expect.poll(() => it.target.cut).toBe(before + 1);
});

test("a caller who leaves before the first byte, or reads no further, leaves nothing running", async () => {
  const root = await it.made("Gone", "bearer", { token: secret }, it.target.url);
  for (const path of ["/silent", "/endless"]) {
    const before = it.target.cut;
    const reached = it.target.seen.length;
    const outgoing = ask(`${it.t.url}/api/v1/proxy/${root}${path}`, { headers: { authorization: `Bearer ${it.all}` } });
    outgoing.on("error", () => undefined);
    outgoing.end();
    await expect.poll(() => it.target.seen.length).toBe(reached + 1);
    if (path === "/endless") await sleep(200);
    outgoing.destroy();
    await expect.poll(() => it.target.cut, { message: path }).toBe(before + 1);
  }
});

test("a reset before the answer is ours to tell, one in the middle of it breaks off", async () => {
  const root = await it.made("Reset", "bearer", { token: secret }, it.target.url);
  const answer = await it.through("/reset", { credential: root, method: "POST", body: "x" });
  expect(answer.status).toBe(502);
  expect(JSON.parse(answer.body.toString())).toMatchObject({ code: "application_unreachable" });
  await expect(it.through("/half", { credential: root })).rejects.toMatchObject({ code: "ECONNRESET" });
});

test("an application that cannot be reached is 502, and says where we went", async () => {
  const closed = await startTarget();
  const dead = await it.made("Dead", "bearer", { token: secret }, closed.url);
  closed.close();
  const answer = await it.through("/x", { credential: dead });
  expect(answer.status).toBe(502);
  expect(answer.body.toString()).toContain(new URL(closed.url).host);
});

test("a redirect is the caller's to see, and the secret goes nowhere else", async () => {
  const root = await it.made("Away", "bearer", { token: secret }, it.target.url);
  for (const to of [`${it.other.url}/stolen`, "/same", "//evil.example/"]) {
    const answer = await it.through(`/redirect?to=${encodeURIComponent(to)}`, { credential: root });
    expect([answer.status, answer.headers.location]).toEqual([302, to]);
  }
  expect(it.other.seen).toEqual([]);
});

test("a request for a WebSocket is refused in clear words", async () => {
  const reached = it.target.seen.length;
  const headers = {
    connection: "Upgrade",
    upgrade: "websocket",
    "sec-websocket-key": "x",
    "sec-websocket-version": "13",
  };
  const answer = await it.through("/socket", { headers });
  expect(answer.status).toBe(501);
  expect(JSON.parse(answer.body.toString())).toMatchObject({ code: "not_supported" });
  expect(it.target.seen).toHaveLength(reached);
});

test("a key of the address or the body joins what the caller sends, and theirs of the same name goes", async () => {
  const query = await it.made("Query", "apiKeyQuery", { parameterName: "api_key", key: "a&b" });
  await it.through("/x?api_key=mine&q=1&api%5Fkey=too", { credential: query });
  expect(it.last()?.url).toBe("/base/x?q=1&api_key=a%26b");
  const inBody = await it.made("Body", "apiKeyBody", { parameterName: "token", key: secret });
  const json = { "content-type": "application/json" };
  await it.through("/x", { credential: inBody, method: "POST", headers: json, body: '{"a":1,"token":"mine"}' });
  expect(JSON.parse(it.last()?.body ?? "")).toEqual({ a: 1, token: secret });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  await it.through("/x", { credential: inBody, method: "POST", headers: form, body: "a=1" });
  expect(it.last()?.body).toBe(`a=1&token=${secret}`);
  const text = await it.through("/x", {
    credential: inBody,
    method: "POST",
    headers: { "content-type": "text/plain" },
    body: "a",
  });
  expect(text.status).toBe(415);
});

test("a 401 passes through, marks the credential for a sooner check, and changes no status", async () => {
  const root = await it.made("Doubt", "bearer", { token: secret }, it.target.url);
  const answer = await it.through("/401", { credential: root });
  expect([answer.status, answer.headers["www-authenticate"]]).toEqual([401, 'Bearer realm="theirs"']);
  const row = async () =>
    (await it.t.home.store.db.select().from(it.t.home.store.t.credentials)).find((each) => each.id === root);
  await expect.poll(async () => (await row())?.suspectedAt).toEqual(expect.any(Number));
  expect((await row())?.status).toBe("valid");
});

test("the demo application is reached without a socket", async () => {
  const { demoKey } = await import("@/lib/demo");
  const key = await demoKey(it.t.home.store, it.t.home.vault);
  const demo = await createCredential(it.t.owner, { name: "Demo", connector: "demo", scheme: "key", values: { key } });
  const answer = await it.through("/echo?a=1", { credential: demo.id });
  expect(JSON.parse(answer.body.toString())).toMatchObject({ path: "/echo", query: { a: "1" } });
});

test("no answer, event or row holds the secret", async () => {
  const events = await it.t.call("GET", "/events", { token: it.all, headers: { accept: "application/x-ndjson" } });
  expect(events.text).toContain("proxy.used");
  expect(events.text).not.toContain(secret);
  const listed = await it.t.call("GET", "/credentials", { token: it.all });
  expect(listed.text).not.toContain(secret);
});

test("an answer that says it is longer than the proxy passes on is refused before it is passed on", async () => {
  const huge = await startTarget((path, response) => {
    if (path !== "/huge") return false;
    response.writeHead(200, { "content-length": String(5 * 1024 ** 3) });
    response.flushHeaders();
    return true;
  });
  const answer = await it.through("/huge", {
    credential: await it.made("Huge", "bearer", { token: secret }, huge.url),
  });
  huge.close();
  expect(answer.status).toBe(502);
});

test("rows of a database's REST layer pass with their range, preferences and count", async () => {
  const rows = await startTarget((_, response) => {
    const headers = { "content-type": "application/json; charset=utf-8", "content-range": "0-1/57", etag: '"1"' };
    response.writeHead(206, headers).end('[{"id":1},{"id":2}]');
    return true;
  });
  const credential = await it.made("Rows", "bearer", { token: secret }, rows.url);
  const path = "/orders?select=id,lines(*)&or=(total.gt.10,state.eq.%22open%22)&order=id.desc";
  const answer = await it.through(path, { credential, headers: { range: "0-1", prefer: "count=exact" } });
  rows.close();
  expect([answer.status, answer.headers["content-range"], answer.headers.etag]).toEqual([206, "0-1/57", '"1"']);
  expect(rows.seen.at(-1)).toMatchObject({ url: path, headers: { range: "0-1", prefer: "count=exact" } });
});
