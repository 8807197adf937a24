import { afterAll, beforeAll, expect, test } from "vitest";
import { type Proxied, startProxied } from "../support/proxied";

let it: Proxied;
beforeAll(async () => {
  it = await startProxied();
});
afterAll(() => it.stop());

test("no spelling of a path leads to another host or out of the base path", async () => {
  const reached = it.target.seen.length;
  const away = new URL(it.other.url).host;
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
    `/${it.other.url}/x`,
    `/https://${away}/x`,
    `/http:/${away}/x`,
    `/HTTP://${away}/`,
    `/http://user@${away}/`,
    `/http://${new URL(it.target.url).host}@${away}/x`,
    `/http://${away}#${new URL(it.target.url).host}`,
    "/x%00y",
    "/x%0d%0aHost:%20evil",
    "/x%7f",
  ];
  for (const path of hostile) {
    const { status } = await it.through(path);
    expect([400, 403], path).toContain(status);
  }
  for (const credential of [
    `${it.id}@${away}`,
    `${it.id}%2f..`,
    "..",
    "%2e%2e",
    ".",
    `${it.id}%00`,
    "http:",
    `%40${away}`,
  ]) {
    expect((await it.through("/x", { credential })).status, credential).toBe(404);
  }
  expect(it.target.seen).toHaveLength(reached);
  expect(it.other.seen).toEqual([]);
});

test("a path that only looks odd passes unchanged", async () => {
  for (const path of ["/a..b/c", "/...", "/%2Fa", "/a//b", "/x;v=1", "/@me", "/a%2520b", "?only=query", ""]) {
    expect((await it.through(path)).status, path).toBe(200);
    expect(it.last()?.url, path).toBe(`/base${path}`);
  }
  const whole = await it.through(`/${it.target.url}/elsewhere?x=1`);
  expect([whole.status, it.last()?.url]).toEqual([200, "/elsewhere?x=1"]);
});

test("limits of a token on methods and paths hold in the proxy", async () => {
  const { text: token } = await it.t.token({ methods: ["GET"], paths: ["/orders", "/me"] });
  const statuses = async (method: string, path: string) => (await it.through(path, { token, method })).status;
  expect(await statuses("GET", "/orders/1?x=/other")).toBe(200);
  expect(await statuses("GET", "/orders")).toBe(200);
  for (const path of [
    "/ordersmore",
    "/other",
    "",
    "/%6frders",
    "/orders/%2e%2e/other",
    `/${it.target.url}/base/other`,
  ]) {
    expect(await statuses("GET", path), path).toBeGreaterThanOrEqual(400);
  }
  expect(await statuses("DELETE", "/orders/1")).toBe(403);
});
