import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { demoKey } from "@/lib/demo";
import { listEvents } from "@/lib/events";
import { bindSlot } from "@/lib/flows/bind";
import { createFlow } from "@/lib/flows/create";
import { type Scope, scopes } from "@/lib/scopes";
import { createToken } from "@/lib/tokens/create";
import { listTokens } from "@/lib/tokens/list";
import { revokeToken, rotateToken } from "@/lib/tokens/revoke";
import { newTokenText } from "@/lib/tokens/text";
import { type TestApi, testApi } from "../support/api";

let t: TestApi;
let all: string;
let ours: string;
let theirs: string;
const missing = `cr_${"0".repeat(22)}`;

beforeAll(async () => {
  t = await testApi();
  all = (await t.token()).text;
  const key = await demoKey(t.home.store, t.home.vault);
  ours = (await createCredential(t.owner, { name: "Ours", connector: "demo", scheme: "key", values: { key } })).id;
  theirs = (await createCredential(t.owner, { name: "Theirs", connector: "demo", scheme: "key", values: { key } })).id;
  const { credentials, secrets, workspaces } = t.home.store.t;
  await t.home.store.write(async (tx) => {
    await tx.insert(workspaces).values({ id: "ws_elsewhere", name: "Elsewhere", createdAt: 1 });
    await tx.update(credentials).set({ workspaceId: "ws_elsewhere" }).where(eq(credentials.id, theirs));
    await tx.update(secrets).set({ workspaceId: "ws_elsewhere" }).where(eq(secrets.credentialId, theirs));
  });
});
afterAll(() => t.stop());

type Route = { method: string; path: (id: string) => string; scope?: Scope; body?: unknown };
const onOne: Route[] = [
  { method: "GET", path: (id) => `/credentials/${id}`, scope: "credentials:read" },
  { method: "PATCH", path: (id) => `/credentials/${id}`, scope: "credentials:write", body: { name: "Taken" } },
  { method: "PATCH", path: (id) => `/credentials/${id}`, scope: "credentials:write", body: { values: { key: "x" } } },
  { method: "DELETE", path: (id) => `/credentials/${id}`, scope: "credentials:delete" },
  { method: "POST", path: (id) => `/credentials/${id}/verification`, scope: "credentials:verify" },
  { method: "GET", path: (id) => `/credentials/${id}/verifications`, scope: "credentials:read" },
  { method: "GET", path: (id) => `/credentials/${id}/authorization`, scope: "authorization:read" },
  { method: "GET", path: (id) => `/credentials/${id}/secret`, scope: "secret:read" },
  { method: "GET", path: (id) => `/proxy/${id}/me`, scope: "proxy:read" },
  { method: "POST", path: (id) => `/proxy/${id}/me`, scope: "proxy:write" },
];
const others: Route[] = [
  { method: "GET", path: () => "/credentials", scope: "credentials:read" },
  {
    method: "POST",
    path: () => "/credentials",
    scope: "credentials:write",
    body: { connector: "demo", scheme: "key", name: "x", values: {} },
  },
  { method: "GET", path: () => "/events", scope: "events:read" },
  { method: "GET", path: () => "/connectors" },
  { method: "GET", path: () => "/connectors/stripe" },
  { method: "GET", path: () => "/flow" },
];
const name = ({ method, path }: Route) => `${method} ${path("{id}")}`;
const withoutId = (text: string) => text.replace(/rq_\w+/g, "");

test.each([...onOne, ...others].map((route) => [name(route), route] as const))(
  "%s wants a token that holds, and its own scope",
  async (_, { method, path, scope, body }) => {
    for (const token of [undefined, newTokenText(), `${all.slice(0, -1)}_`, "krk_svc_short", "x y"]) {
      const answer = await t.call(method, path(ours), { ...(token ? { token } : {}), body });
      expect([answer.status, answer.json.code], token).toEqual([401, "unauthenticated"]);
      expect(answer.headers["www-authenticate"]).toContain("Bearer");
    }
    const cookie = await t.call(method, path(ours), { body, headers: { cookie: `keyrack_session=${all}` } });
    expect(cookie.status).toBe(401);
    if (scope === undefined) return;
    const lacking = (await t.token({ scopes: scopes.filter((each) => each !== scope) })).text;
    const answer = await t.call(method, path(ours), { token: lacking, body });
    expect([answer.status, answer.json.code], answer.text).toEqual([403, "forbidden"]);
    expect(answer.json.detail).toContain(scope);
  },
);

test.each(onOne.map((route) => [name(route), route] as const))(
  "%s answers for what is out of reach exactly as for what does not exist",
  async (_, { method, path, body }) => {
    const gone = await t.call(method, path(missing), { token: all, body });
    expect([gone.status, gone.json.code], gone.text).toEqual([404, "not_found"]);
    const limited = (await t.token({ reach: { kind: "listed", ids: [ours] } })).text;
    const cases: [string, string][] = [
      [theirs, all],
      [theirs, limited],
      [missing, limited],
      ["@nothing", all],
      ["%2e%2e", all],
    ];
    for (const [id, token] of cases) {
      const answer = await t.call(method, path(id), { token, body });
      expect(answer.status, id).toBe(404);
      expect(withoutId(answer.text), id).toBe(withoutId(gone.text));
      const shown = ({ headers }: typeof answer) =>
        Object.keys(headers)
          .filter((each) => !each.startsWith("ratelimit"))
          .sort();
      expect(shown(answer)).toEqual(shown(gone));
    }
  },
);

test("an address that is nobody's is 404, a wrong method 405 that names the right ones", async () => {
  for (const path of ["/nothing", "/credentials/", "/", "/credentials/a/b/c"]) {
    expect((await t.call("GET", path, { token: all })).status, path).toBe(404);
  }
  const answer = await t.call("PUT", "/credentials", { token: all });
  expect([answer.status, answer.json.code]).toEqual([405, "method_not_allowed"]);
  expect(answer.json.detail).toContain("GET");
});

test("a token limited to some credentials lists, and is told about, only those", async () => {
  const key = await demoKey(t.home.store, t.home.vault);
  const more = await createCredential(t.owner, { name: "More", connector: "demo", scheme: "key", values: { key } });
  const { text } = await t.token({ reach: { kind: "listed", ids: [more.id] } });
  const listed = await t.call("GET", "/credentials", { token: text });
  expect((listed.json.items as { id: string }[]).map((each) => each.id)).toEqual([more.id]);
  const events = await t.call("GET", "/events", { token: text });
  const targets = (events.json.items as { target: { id: string } }[]).map((each) => each.target.id);
  expect(new Set(targets)).toEqual(new Set([more.id]));
  const body = { connector: "demo", scheme: "key", name: "x", values: { key } };
  expect((await t.call("POST", "/credentials", { token: text, body })).status).toBe(403);
});

test("a flow's token uses its aliases, and a new binding or a revocation holds from the next call on", async () => {
  const key = await demoKey(t.home.store, t.home.vault);
  const second = await createCredential(t.owner, { name: "Second", connector: "demo", scheme: "key", values: { key } });
  const flow = await createFlow(t.owner, { name: "Orders", slots: [{ alias: "shop", connector: "demo" }] });
  const bind = (credential: string, environment = "production") =>
    bindSlot(t.owner, { flow, alias: "shop", environment, credential });
  await bind(ours);
  await bind(second.id, "staging");
  const { text, id } = await t.token({ reach: { kind: "flow", flowId: flow, environment: "production" } });

  const seen = await t.call("GET", "/flow", { token: text });
  expect(seen.json).toMatchObject({
    name: "Orders",
    environment: "production",
    slots: [{ alias: "shop", credential: { id: ours } }],
  });
  expect((await t.call("GET", "/credentials/@shop", { token: text })).json.id).toBe(ours);
  expect((await t.call("GET", "/proxy/@shop/me", { token: text })).json).toMatchObject({ name: "Demo account" });
  expect((await t.call("GET", "/credentials/@shop/authorization", { token: text })).json.headers).toEqual({
    authorization: `Bearer ${key}`,
  });
  expect((await t.call("GET", `/credentials/${second.id}`, { token: text })).status).toBe(404);

  await bind(second.id);
  expect((await t.call("GET", "/credentials/@shop", { token: text })).json.id).toBe(second.id);
  const used = await t.call("DELETE", `/credentials/${second.id}`, { token: all });
  expect([used.status, used.json.code]).toEqual([409, "in_use"]);
  expect(used.json.flows).toMatchObject([{ flow: { id: flow, name: "Orders" } }, { environment: "staging" }]);
  expect((await t.call("DELETE", `/credentials/${second.id}?force=true`, { token: all })).status).toBe(204);
  expect((await t.call("GET", "/credentials/@shop", { token: text })).status).toBe(404);

  await revokeToken(t.owner, id);
  expect((await t.call("GET", "/flow", { token: text })).status).toBe(401);
});

test("a rotated token and its successor both work until the overlap ends", async () => {
  const { text, id } = await t.token({ days: 30 });
  const next = await rotateToken(t.owner, id, 1);
  for (const token of [text, next.text]) expect((await t.call("GET", "/connectors", { token })).status).toBe(200);
  const at = await rotateToken(t.owner, next.token.id, 0);
  expect((await t.call("GET", "/connectors", { token: next.text })).status).toBe(401);
  expect((await t.call("GET", "/connectors", { token: at.text })).status).toBe(200);
});

test("a token works only from its addresses, and a try from elsewhere is told", async () => {
  const inside = await t.token({ addresses: ["127.0.0.0/8"] });
  const outside = await t.token({ name: "Outside", addresses: ["10.0.0.0/8", "fd00::/8"] });
  expect((await t.call("GET", "/connectors", { token: inside.text })).status).toBe(200);
  for (let i = 0; i < 3; i++) expect((await t.call("GET", "/connectors", { token: outside.text })).status).toBe(403);
  const told = (await listEvents(t.owner, { target: outside.id })).map((each) => each.action);
  expect(told).toEqual(["token.refused", "token.created"]);
});

test("a token that calls too often is told when to come back", async () => {
  const { text } = await t.token({ rate: 2 });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push(await t.call("GET", "/connectors", { token: text }));
  expect(statuses.map((each) => each.status)).toEqual([200, 200, 429]);
  expect(statuses.map((each) => each.headers["ratelimit-remaining"])).toEqual(["1", "0", "0"]);
  expect(Number(statuses[2]?.headers["retry-after"])).toBeGreaterThan(0);
});

test("the text of a token is stored nowhere, and shown in no list or event", async () => {
  const { text } = await t.token({ name: "Hidden" });
  const tables = Object.values(t.home.store.t);
  const rows = await Promise.all(
    [t.home.store.t.apiTokens, t.home.store.t.events].map((each) => t.home.store.db.select().from(each)),
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const place of [JSON.stringify(rows), JSON.stringify(await listTokens(t.owner))]) {
    expect(place).not.toContain(text);
    expect(place).not.toContain(text.slice(8, 38));
  }
});

test("what cannot be chosen for a token is refused at its field", async () => {
  const cases: [object, string][] = [
    [{ name: " " }, "name"],
    [{ scopes: [] }, "scopes"],
    [{ days: 0 }, "days"],
    [{ addresses: ["300.1.1.1"] }, "addresses"],
    [{ rate: 0 }, "rate"],
    [{ paths: ["orders"] }, "paths"],
    [{ reach: { kind: "listed", ids: [theirs] } }, "reach"],
    [{ reach: { kind: "flow", flowId: "fl_x", environment: "production" } }, "reach"],
  ];
  for (const [bad, field] of cases) {
    const error = await createToken(t.owner, { name: "x", scopes: ["proxy:read"], ...bad }).catch((e: unknown) => e);
    expect(error, field).toMatchObject({ code: "invalid_fields", fields: { [field]: expect.any(String) } });
  }
});

test("a viewer makes no tokens and an editor ends only their own", async () => {
  const { id } = await t.token();
  const editor = { ...t.owner, role: "editor", userId: "us_editor" } as const;
  await expect(createToken({ ...editor, role: "viewer" }, { name: "x", scopes: ["proxy:read"] })).rejects.toMatchObject(
    { code: "forbidden" },
  );
  await expect(revokeToken(editor, id)).rejects.toMatchObject({ code: "not_found" });
  const own = await createToken(editor, { name: "Own", scopes: ["proxy:read"] });
  expect((await listTokens(editor)).map((each) => each.id)).toEqual([own.token.id]);
  await revokeToken(editor, own.token.id);
});

test("the description is public, holds every call, and names a scope for each", async () => {
  const answer = await fetch(`${t.url}/api/openapi.json`);
  const document = (await answer.json()) as {
    openapi: string;
    paths: Record<string, Record<string, { description?: string }>>;
  };
  expect(document.openapi).toBe("3.1.0");
  const pathOf = (path: string) =>
    path.replace(/\/credentials\/\{id\}/, "/credentials/{id}").replace("/connectors/stripe", "/connectors/{id}");
  for (const { method, path, scope } of [...onOne, ...others].filter(({ path }) => !path("").startsWith("/proxy"))) {
    const operation = document.paths[pathOf(path("{id}"))]?.[method.toLowerCase()];
    expect(operation?.description, name({ method, path })).toContain(scope ?? "any token");
  }
});
