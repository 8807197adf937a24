import { afterAll, beforeAll, expect, test } from "vitest";
import { createToken } from "@/lib/tokens/create";
import { type TestApi, testApi } from "../support/api";
import { type OwnApplicationServer, startOwnApplication } from "../support/own-application";

/** Applications of one's own through the API: described, used, changed and deleted like the form does it. */
let t: TestApi;
let token: string;
let app: OwnApplicationServer;
let definition: Record<string, unknown>;

beforeAll(async () => {
  [t, app] = await Promise.all([testApi(), startOwnApplication()]);
  token = (await t.token()).text;
  definition = {
    format: "keyrack.connector/1",
    name: "Orders",
    category: "erp",
    baseUrl: `${app.url}/v1`,
    check: { path: "/me", expect: "json", identity: "/id", label: "/email" },
    ways: [{ kind: "apiKey", key: { in: "header", name: "X-Orders-Key" } }],
  };
});
afterAll(async () => {
  app?.close();
  await t?.stop();
});

const call = (method: string, path: string, body?: unknown) =>
  t.call(method, path, { token, ...(body === undefined ? {} : { body }) });

test("a definition is saved, listed beside the shipped applications and given back as it was", async () => {
  const made = await call("POST", "/custom-connectors", { definition });
  expect([made.status, made.json.id, made.json.version]).toEqual([201, "own-orders", 1]);
  expect((await call("GET", "/custom-connectors/own-orders")).json.definition).toEqual(definition);
  expect((await call("GET", "/custom-connectors")).json.items).toMatchObject([
    { id: "own-orders", uses: 0, tried: true },
  ]);
  expect((await call("GET", "/connectors?q=own-orders")).json.items).toMatchObject([{ id: "own-orders" }]);
  const { schemes } = (await call("GET", "/connectors/own-orders")).json as { schemes: { valuesSchema: object }[] };
  expect(schemes[0]?.valuesSchema).toMatchObject({ required: ["key"] });
});

test("a credential of it is verified, let in, and keeps its version", async () => {
  const values = { key: app.key };
  const made = await call("POST", "/credentials", {
    connector: "own-orders",
    scheme: "apiKeyHeader",
    name: "Orders",
    values,
  });
  expect([made.status, made.json.label]).toEqual([201, "ana@orders.dev"]);
  const authorization = `/credentials/${made.json.id}/authorization`;
  expect((await call("GET", authorization)).json.headers).toEqual({ "x-orders-key": app.key });
  const moved = { ...definition, ways: [{ kind: "apiKey", key: { in: "header", name: "X-Other" } }] };
  const changed = await call("PATCH", "/custom-connectors/own-orders", { definition: moved, from: 1 });
  expect([changed.status, changed.json.version]).toEqual([200, 2]);
  expect((await call("GET", authorization)).json.headers).toEqual({ "x-orders-key": app.key });
  expect((await call("GET", `/proxy/${made.json.id}/me`)).json.email).toBe("ana@orders.dev");
});

test("an old look, a use and a wrong definition are refused with where and why", async () => {
  expect((await call("PATCH", "/custom-connectors/own-orders", { definition, from: 1 })).status).toBe(409);
  expect((await call("DELETE", "/custom-connectors/own-orders")).json.code).toBe("in_use");
  const wrong = await call("POST", "/custom-connectors", {
    definition: { ...definition, baseUrl: "https://{host}", script: 1 },
  });
  expect([wrong.status, wrong.json.code]).toEqual([422, "invalid_fields"]);
  expect(JSON.stringify(wrong.json.errors)).toContain("#/definition/baseUrl");
  expect((await call("GET", "/custom-connectors/own-nothing")).status).toBe(404);
});

test("only a token with the scope may describe, and no token may without one", async () => {
  const reader = (await t.token({ scopes: ["credentials:read"] })).text;
  expect((await t.call("POST", "/custom-connectors", { token: reader, body: { definition } })).status).toBe(403);
  expect((await t.call("DELETE", "/custom-connectors/own-orders", { token: reader })).status).toBe(403);
  expect((await t.call("GET", "/custom-connectors", { token: reader })).status).toBe(200);
  expect((await t.call("GET", "/custom-connectors")).status).toBe(401);
});

test("one that nothing uses is deleted", async () => {
  const made = await call("POST", "/custom-connectors", { definition: { ...definition, name: "Short" } });
  expect((await call("DELETE", `/custom-connectors/${made.json.id}`)).status).toBe(204);
  expect((await call("GET", `/connectors/${made.json.id}`)).status).toBe(404);
});

test("an editor hands out no token that may do what the editor may not", async () => {
  const editor = { ...t.owner, role: "editor" } as const;
  for (const scope of ["connectors:write", "credentials:delete", "secret:read"] as const) {
    const made = createToken(editor, { name: "Mine", scopes: ["proxy:read", scope] });
    await expect(made, scope).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining(scope) });
  }
  const made = await createToken(editor, { name: "Mine", scopes: ["proxy:read", "authorization:read"] });
  expect(made.token.scopes).toEqual(["proxy:read", "authorization:read"]);
});
