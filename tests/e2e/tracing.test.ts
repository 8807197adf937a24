import { afterAll, beforeAll, expect, test } from "vitest";
import { newTokenText } from "@/lib/tokens/text";
import { type CollectedSpan, startCollector, type TestCollector } from "@/tests/support/collector";
import { type Product, startProduct } from "@/tests/support/product";
import { startTarget, type TargetServer } from "@/tests/support/target";

/** Traces of the built product at a real collector: what they tell, and what they must not. */
const canary = "canary4711";
const token = newTokenText();
const trace = "0af7651916cd43dd8448eb211c80319c";
let collector: TestCollector;
let target: TargetServer;
let product: Product;

beforeAll(async () => {
  [collector, target] = await Promise.all([
    startCollector(),
    startTarget((path, response) => {
      if (path !== `/${canary}/token`) return false;
      const answer = { access_token: `access-${canary}`, token_type: "bearer", expires_in: 3600 };
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
      return true;
    }),
  ]);
  product = await startProduct({
    KEYRACK_OTLP_ENDPOINT: collector.url,
    KEYRACK_OTLP_HEADERS: `x-key=a%20${canary}`,
    KEYRACK_ALLOW_NETWORKS: "127.0.0.0/8",
    KEYRACK_SETUP_TOKEN: token,
  });
});
afterAll(async () => {
  await product?.stop("SIGKILL");
  product?.remove();
  target?.close();
  collector?.close();
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${product.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      traceparent: `00-${trace}-b7ad6b7169203331-01`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: JSON.parse(text) as { id: string } };
}

const shape = ({ name, kind, status, facts }: CollectedSpan) => ({ name, kind, status, ...facts });

test("requests, checks, refreshes, proxied calls and what goes out are told, and nothing of what they carry", async () => {
  const base = { baseUrl: `${target.url}/${canary}`, checkPath: `/me?key=${canary}` };
  const plain = { name: canary, connector: "http", scheme: "bearer", values: { ...base, token: canary } };
  const first = await call("POST", "/credentials", plain);
  expect(first.status).toBe(201);
  const machine = {
    name: "Machine",
    connector: "oauth2",
    scheme: "clientCredentials",
    values: { ...base, exchangeUrl: `${target.url}/${canary}/token`, clientId: canary, clientSecret: canary },
  };
  const second = await call("POST", "/credentials", machine);
  expect(second.status, JSON.stringify(second)).toBe(201);
  const passed = { baggage: `user=${canary}`, tracestate: `a=${canary}` };
  expect((await call("GET", `/proxy/${second.json.id}/things?key=${canary}`, undefined, passed)).status).toBe(200);
  expect((await call("GET", `/credentials/${first.json.id}/secret?x=${canary}`)).status).toBe(400);
  expect((await call("GET", `/credentials/${canary}`)).status).toBe(404);
  for (const path of [`/connect/${canary}`, `/invite/${canary}?x=${canary}`, `/nothing/${canary}`, "/api/health/live"])
    await (await fetch(`${product.url}${path}`, { redirect: "manual" })).text();

  // Nothing waits for the next batch: what there is leaves with the process.
  expect(await product.stop("SIGTERM")).toBe(0);
  const spans = collector.spans();
  const named = (name: string) => spans.filter((each) => each.name === name);
  const host = new URL(target.url).host;

  const [made] = named("POST /api/v1/credentials");
  expect(made).toMatchObject({ traceId: trace, parentSpanId: "b7ad6b7169203331", kind: 2, status: 0 });
  expect(made?.facts["http.response.status_code"]).toBe(201);
  expect(made?.facts["keyrack.request_id"]).toMatch(/^rq_/);
  const check = spans.find(({ name, parentSpanId }) => name === "verification" && parentSpanId === made?.spanId);
  expect(check && shape(check)).toEqual({ name: "verification", kind: 1, status: 0, "keyrack.outcome": "verified" });
  const asked = spans.filter(({ parentSpanId }) => parentSpanId === check?.spanId);
  const facts = { "http.request.method": "GET", "server.address": host, "http.response.status_code": 200 };
  expect(asked.map(shape)).toContainEqual({ name: "GET", kind: 3, status: 0, ...facts });

  expect(named("refresh").length).toBeGreaterThan(0);
  expect(named("GET /api/v1/proxy/{reference}")).toHaveLength(1);
  expect(named("proxied call")).toHaveLength(1);
  expect(named("GET /api/v1/credentials/{id}")[0]?.facts["http.response.status_code"]).toBe(404);
  expect(named("GET /connect/[token]")).toHaveLength(1);
  expect(named("GET /invite/[token]")).toHaveLength(1);
  expect(named("GET /connect/[token]")[0]?.parentSpanId ?? "").toBe("");
  expect(spans.some(({ facts: told }) => Object.values(told).some((each) => /health|nothing/.test(String(each))))).toBe(
    false,
  );
  for (const { ms } of spans) expect(ms).toBeGreaterThanOrEqual(0);

  expect(collector.text()).not.toContain(canary);
  expect(collector.text()).not.toContain(token);
  expect(collector.text()).not.toContain("ana@example.com");
  const known = /^(http\.(request\.method|route|response\.status_code)|server\.address|error\.type|keyrack\.\w+)$/;
  for (const span of spans) for (const name of Object.keys(span.facts)) expect(name).toMatch(known);
  expect(new Set(collector.headers().map((each) => `${each[":path"]} ${each["x-key"]}`))).toEqual(
    new Set([`/v1/traces a ${canary}`]),
  );
  // The application learns nothing of the caller's trace, nor of ours.
  const learnt = JSON.stringify(target.seen.map(({ headers }) => headers));
  for (const name of ["traceparent", "tracestate", "baggage", trace]) expect(learnt).not.toContain(name);
});
