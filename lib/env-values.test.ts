import { expect, test } from "vitest";
import { parseProxy } from "./egress/connect-proxy";
import { readEnv } from "./env";

const set = (value: string) => readEnv({ NODE_ENV: "test", KEYRACK_EGRESS_PROXY: value });

test.each([
  ["http://proxy.example.com:3128", { host: "proxy.example.com", port: 3128 }],
  ["http://proxy.example.com/", { host: "proxy.example.com", port: 80 }],
  ["http://[::1]:8080", { host: "::1", port: 8080 }],
  ["http://ana:p%40ss@10.0.0.1:3128", { authorization: `Basic ${btoa("ana:p@ss")}` }],
])("%s is a proxy for what goes out", (value, proxy) => {
  const result = set(value);
  expect(result.ok).toBe(true);
  expect(parseProxy((result.ok && result.env.egressProxy) || "")).toMatchObject(proxy);
});

test.each([
  "https://proxy.example.com",
  "proxy.example.com:3128",
  "http://proxy.example.com/path",
  "http://proxy.example.com?x=1",
  "socks5://127.0.0.1:1080",
  "http://ana:hunter%zz@10.0.0.1:3128",
  "http://ana:hunter%ff@10.0.0.1:3128",
  "http://",
])("%s ends the start, and is not repeated", (value) => {
  const result = set(value);
  const [problem, ...more] = result.ok ? [] : result.problems;
  expect(problem).toMatchObject({ name: "KEYRACK_EGRESS_PROXY", message: expect.stringContaining("http://HOST:3128") });
  expect(problem?.message).not.toContain("hunter");
  expect(more).toEqual([]);
});
