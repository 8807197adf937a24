import { afterEach, expect, test } from "vitest";
import { readEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { setLogLevel } from "@/lib/log";
import { startCollector, type TestCollector } from "@/tests/support/collector";
import { freePort } from "@/tests/support/servers/ports";
import { parentOf } from "./parent";
import { startTracing } from "./start";
import { traced, tracingNow } from "./trace";

let collector: TestCollector | undefined;
afterEach(async () => {
  await tracingNow()?.stop();
  collector?.close();
});
setLogLevel("silent");

function begin(settings: Record<string, string>) {
  const result = readEnv({ KEYRACK_DATA_DIR: "/nowhere", ...settings });
  if (!result.ok || !result.env.collector) throw new Error(JSON.stringify(result));
  startTracing(result.env.collector, result.env);
}

test("without a collector work runs as it is, and nobody is told", async () => {
  expect(tracingNow()).toBeUndefined();
  expect(await traced("refresh", {}, async (note) => [note({ status: 1 }), 7])).toEqual([undefined, 7]);
});

test("work is told below the request it belongs to, and what fails by its code alone", async () => {
  collector = await startCollector();
  begin({ KEYRACK_OTLP_ENDPOINT: `${collector.url}/` });
  const span = tracingNow()?.request({ method: "GET", route: "/x" }, undefined);
  await span?.within(async () => {
    await traced("verification", {}, () => traced("outbound", { method: "GET", host: "a:1" }, async () => undefined));
    const failed = traced("refresh", {}, () => Promise.reject(new AppError("expired", "the secret is 4711")));
    await expect(failed).rejects.toThrow("4711");
    await expect(traced("outbound", { host: "b:2" }, () => Promise.reject(new TypeError("4711")))).rejects.toThrow();
  });
  span?.end({ status: 503 });
  await tracingNow()?.stop();
  const spans = collector.spans();
  const idOf = (name: string) => spans.find((each) => each.name === name)?.spanId;
  expect(spans.map(({ name, parentSpanId, status, facts }) => [name, parentSpanId, status, facts])).toEqual([
    ["GET", idOf("verification"), 0, { "http.request.method": "GET", "server.address": "a:1" }],
    ["verification", idOf("GET /x"), 0, {}],
    ["refresh", idOf("GET /x"), 2, { "error.type": "expired" }],
    ["outbound", idOf("GET /x"), 2, { "server.address": "b:2", "error.type": "TypeError" }],
    ["GET /x", undefined, 2, { "http.request.method": "GET", "http.route": "/x", "http.response.status_code": 503 }],
  ]);
  expect(collector.text()).not.toContain("4711");
  expect(tracingNow()).toBeUndefined();
});

test("a collector that is dead, refuses or never answers harms nothing and holds nothing up", async () => {
  const silent = await startCollector(503);
  for (const url of [`http://127.0.0.1:${await freePort()}`, silent.url, "http://10.255.255.1:4318"]) {
    begin({ KEYRACK_OTLP_ENDPOINT: url });
    const before = process.memoryUsage().heapUsed;
    // Far more than may wait.
    for (let at = 0; at < 20_000; at += 1) await traced("outbound", { host: "a:1" }, async () => at);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
    await tracingNow()?.stop();
  }
  silent.close();
}, 30_000);

test("a caller's trace is taken up when it is well formed, and its wish not to be kept is heard", async () => {
  const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  const parent = "00f067aa0ba902b7";
  expect(parentOf(`00-${trace}-${parent}-01`)).toEqual({
    traceId: trace,
    spanId: parent,
    traceFlags: 1,
    isRemote: true,
  });
  expect(parentOf(`cc-${trace}-${parent}-00-what-comes-later`)?.traceFlags).toBe(0);
  for (const bad of [
    undefined,
    "",
    "x",
    `ff-${trace}-${parent}-01`,
    `00-${trace}-${parent}-01-more`,
    `00-${trace.toUpperCase()}-${parent}-01`,
    `00-${"0".repeat(32)}-${parent}-01`,
    `00-${trace}-${"0".repeat(16)}-01`,
    `00-${trace}-${parent}-01\r\nx: y`,
  ])
    expect(parentOf(bad), bad).toBeUndefined();
  collector = await startCollector();
  begin({ KEYRACK_OTLP_ENDPOINT: collector.url });
  tracingNow()?.request({ method: "GET" }, `00-${trace}-${parent}-00`).end({ status: 200 });
  await tracingNow()?.stop();
  expect(collector.text()).toBe("");
});

test("of the traces that begin here a share can be kept", async () => {
  collector = await startCollector();
  begin({ KEYRACK_OTLP_ENDPOINT: collector.url, KEYRACK_OTLP_RATIO: "0" });
  await traced("refresh", {}, async () => undefined);
  await tracingNow()?.stop();
  expect(collector.text()).toBe("");
});

test("settings that make no sense stop the start with their name", () => {
  const problems = (settings: Record<string, string>) => {
    const result = readEnv(settings);
    return result.ok ? [] : result.problems.map(({ name }) => name);
  };
  const endpoint = "https://collector.example.com/otlp";
  for (const bad of ["collector:4318", "ftp://x", "http://user:password@x", "http://x?y=1"])
    expect(problems({ KEYRACK_OTLP_ENDPOINT: bad })).toEqual(["KEYRACK_OTLP_ENDPOINT"]);
  for (const bad of ["novalue", "a=%zz", "a=b,=c", "a=%0d%0ab"])
    expect(problems({ KEYRACK_OTLP_ENDPOINT: endpoint, KEYRACK_OTLP_HEADERS: bad })).toEqual(["KEYRACK_OTLP_HEADERS"]);
  for (const bad of ["2", "-1", "half"])
    expect(problems({ KEYRACK_OTLP_ENDPOINT: endpoint, KEYRACK_OTLP_RATIO: bad })).toEqual(["KEYRACK_OTLP_RATIO"]);
  expect(problems({ KEYRACK_OTLP_HEADERS: "a=b" })).toEqual(["KEYRACK_OTLP_HEADERS"]);
  const result = readEnv({ KEYRACK_OTLP_ENDPOINT: endpoint, KEYRACK_OTLP_HEADERS: "X-Key = a%3Db , b=" });
  expect(result.ok && result.env.collector).toEqual({
    url: `${endpoint}/v1/traces`,
    headers: { "x-key": "a=b", b: "" },
    ratio: 1,
  });
});
