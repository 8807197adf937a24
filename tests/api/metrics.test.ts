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
