import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import { answerMetrics } from "@/bin/metrics";
import { createCredential } from "@/lib/credentials/create";
import { recheckCredential } from "@/lib/credentials/recheck";
import { demoKey } from "@/lib/demo";
import { readEnv } from "@/lib/env";
import { listen, type TestApi, testApi } from "../support/api";

const secret = "a token for the collector";
let t: TestApi;
let server: Server;
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await t.stop();
});

async function started(settings: Record<string, string>): Promise<(token?: string) => Promise<Response>> {
  t = await testApi(settings);
  server = createServer((request, response) => {
    if (!answerMetrics(request, response)) response.writeHead(404).end();
  });
  const url = `http://127.0.0.1:${await listen(server)}/metrics`;
  return (token) => fetch(url, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
}

test("numbers are given to their own token only, and hold no names", async () => {
  const ask = await started({ KEYRACK_METRICS_TOKEN: secret });
  const key = await demoKey(t.home.store, t.home.vault);
  const made = await createCredential(t.owner, { name: "Hidden", connector: "demo", scheme: "key", values: { key } });
  await recheckCredential(t.owner, made.id);
  const { text: token } = await t.token();
  await t.call("GET", `/proxy/${made.id}/me`, { token });
  for (const wrong of [undefined, "wrong", token]) expect((await ask(wrong)).status).toBe(401);
  const answer = await ask(secret);
  const text = await answer.text();
  expect(answer.headers.get("content-type")).toContain("text/plain");
  for (const line of [
    'keyrack_credentials{state="active",status="valid"} 1',
    "keyrack_writes_waiting 0",
    'keyrack_verification_seconds_count{outcome="verified"} 2',
    'keyrack_proxy_calls_total{answer="2xx"} 1',
    "keyrack_proxy_first_byte_seconds_count 1",
    "keyrack_refreshes_overdue 0",
    "keyrack_tokens_unstored 0",
    `keyrack_build_info{version="0.1.0",node="${process.versions.node}"} 1`,
    "nodejs_eventloop_lag_seconds ",
  ]) {
    expect(text).toContain(line);
  }
  for (const hidden of ["Hidden", made.id, key, token]) expect(text).not.toContain(hidden);
});

test("without a configured token the address does not exist", async () => {
  const ask = await started({});
  expect((await ask(secret)).status).toBe(404);
  const short = readEnv({ KEYRACK_METRICS_TOKEN: "short" });
  expect(short.ok ? [] : short.problems.map(({ name }) => name)).toEqual(["KEYRACK_METRICS_TOKEN"]);
});

test("every metric that the dashboard and the documentation name exists, with its labels", async () => {
  const ask = await started({ KEYRACK_METRICS_TOKEN: secret });
  const text = await (await ask(secret)).text();
  const dashboard = JSON.parse(readFileSync("deploy/grafana/keyrack.json", "utf8")) as {
    panels: { title: string; targets: { expr: string }[] }[];
  };
  const documented = readFileSync("docs/self-hosting.md", "utf8");
  const names = /\b(keyrack|nodejs|process)_[a-z0-9_]+[a-z0-9]\b/g;
  const wanted = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => expr.match(names) ?? []));
  expect(wanted.length).toBeGreaterThan(15);
  const known = new Set(text.split("\n").flatMap((line) => /^# TYPE (\S+)/.exec(line)?.[1] ?? []));
  const exists = (name: string) => known.has(name) || known.has(name.replace(/_(bucket|count|sum)$/, ""));
  expect([...wanted, ...(documented.match(/\bkeyrack_[a-z_]+/g) ?? [])].filter((name) => !exists(name))).toEqual([]);
  const undocumented = [...known].filter((name) => name.startsWith("keyrack_") && !documented.includes(name));
  expect(undocumented).toEqual([]);
});
