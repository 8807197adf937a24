import { afterAll, beforeAll, expect, test } from "vitest";
import { demoKey, replaceDemoKey } from "@/lib/demo";
import { type TestApi, testApi } from "../support/api";

let t: TestApi;
let all: string;
let key: string;
beforeAll(async () => {
  t = await testApi();
  all = (await t.token()).text;
  key = await demoKey(t.home.store, t.home.vault);
});
afterAll(() => t.stop());

const demo = (name: string, values: object = { key }) => ({ connector: "demo", scheme: "key", name, values });
async function made(name: string): Promise<string> {
  const answer = await t.call("POST", "/credentials", { token: all, body: demo(name) });
  expect(answer.status, answer.text).toBe(201);
  return String(answer.json.id);
}

test("a credential is made, read, listed, renamed, changed and deleted, and no answer shows its secret", async () => {
  const created = await t.call("POST", "/credentials", { token: all, body: demo("Walk") });
  expect(created.status).toBe(201);
  expect(created.json).toMatchObject({ name: "Walk", status: "valid", label: "Demo account" });
  expect(created.json.verification).toMatchObject({ outcome: "verified" });
  const id = String(created.json.id);

  const read = await t.call("GET", `/credentials/${id}`, { token: all });
  expect(read.status).toBe(200);
  expect(read.json).toMatchObject({ id, connector: "demo", scheme: "key", state: "active", reason: null });
  expect(read.headers["cache-control"]).toBe("no-store");
  expect(read.headers["x-keyrack-request-id"]).toMatch(/^rq_\w{22}$/);
  expect(Number(read.headers["ratelimit-remaining"])).toBeLessThan(Number(read.headers["ratelimit-limit"]));

  const listed = await t.call("GET", "/credentials?connector=demo&status=valid&q=walk", { token: all });
  expect((listed.json.items as { id: string }[]).map((each) => each.id)).toEqual([id]);

  const renamed = await t.call("PATCH", `/credentials/${id}`, { token: all, body: { name: " New  name " } });
  expect(renamed.json).toMatchObject({ name: "New name" });
  expect(renamed.json).not.toHaveProperty("verification");

  const wrong = await t.call("PATCH", `/credentials/${id}`, {
    token: all,
    body: { values: { key: `demo_${"0".repeat(24)}` } },
  });
  expect(wrong.status).toBe(422);
  expect(wrong.json).toMatchObject({ code: "verification_failed", verification: { outcome: "rejected" } });
  expect((await t.call("GET", `/credentials/${id}`, { token: all })).json.status).toBe("valid");
  const right = await t.call("PATCH", `/credentials/${id}`, { token: all, body: { values: { key } } });
  expect(right.json).toMatchObject({ status: "valid", verification: { outcome: "verified" } });

  const gone = await t.call("DELETE", `/credentials/${id}`, { token: all });
  expect([gone.status, gone.text]).toEqual([204, ""]);
  expect((await t.call("GET", `/credentials/${id}`, { token: all })).status).toBe(404);
  for (const answer of [created, read, listed, renamed, wrong, right]) expect(answer.text).not.toContain(key);
});

test("what the application rejects is not stored, and the answer says at which step and why", async () => {
  const before = await t.call("GET", "/credentials", { token: all });
  const body = demo("Wrong", { key: `demo_${"1".repeat(24)}` });
  const answer = await t.call("POST", "/credentials", { token: all, body });
  expect(answer.status).toBe(422);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(answer.json).toMatchObject({
    code: "verification_failed",
    status: 422,
    errors: [{ pointer: "#/values/key" }],
    verification: { outcome: "rejected", reason: "invalid_credentials" },
  });
  const steps = (answer.json.verification as { steps: { name: string; state: string }[] }).steps;
  expect(steps.find((step) => step.state === "failed")?.name).toBe("signIn");
  expect((await t.call("GET", "/credentials", { token: all })).json).toEqual(before.json);
  expect(await t.home.store.db.select().from(t.home.store.t.checks)).toEqual([]);
});

test("values that cannot be are refused with a pointer at each, and nothing is contacted", async () => {
  const cases: [unknown, string][] = [
    [demo("Bad", { key: "nonsense" }), "#/values/key"],
    [demo("Bad", {}), "#/values/key"],
    [demo("Bad", { key, other: "x" }), "#"],
    [{ ...demo("Bad"), surprise: true }, "#"],
    [{ connector: "demo", scheme: "key", values: { key } }, "#/name"],
  ];
  for (const [body, pointer] of cases) {
    const answer = await t.call("POST", "/credentials", { token: all, body });
    expect(answer.status, answer.text).toBe(422);
    expect(answer.json).toMatchObject({ code: "invalid_fields" });
    expect((answer.json.errors as { pointer: string }[])[0]?.pointer).toContain(pointer);
  }
});

test("a body that is no JSON, of another type or too long is refused", async () => {
  const headers = { authorization: `Bearer ${all}` };
  const send = (body: string, type: string) =>
    fetch(`${t.url}/api/v1/credentials`, { method: "POST", headers: { ...headers, "content-type": type }, body });
  expect((await send("{", "application/json")).status).toBe(400);
  expect((await send("a=b", "application/x-www-form-urlencoded")).status).toBe(415);
  expect((await send(`"${"x".repeat(1024 * 1024)}"`, "application/json")).status).toBe(413);
});

test("pages give each credential exactly once and end", async () => {
  const ids = new Set<string>();
  for (let i = 0; i < 5; i++) ids.add(await made(`Page ${i}`));
  const seen: string[] = [];
  let cursor = "";
  do {
    const answer = await t.call("GET", `/credentials?limit=2&q=page${cursor}`, { token: all });
    seen.push(...(answer.json.items as { id: string }[]).map((each) => each.id));
    cursor = answer.json.nextCursor ? `&cursor=${String(answer.json.nextCursor)}` : "";
  } while (cursor !== "");
  expect(seen).toHaveLength(5);
  expect(new Set(seen)).toEqual(ids);
  for (const bad of ["limit=0", "limit=201", "cursor=nonsense", "status=purple", "surprise=1"]) {
    expect((await t.call("GET", `/credentials?${bad}`, { token: all })).status, bad).toBe(400);
  }
});

test("a verification tells what came out also when it was rejected, and is listed", async () => {
  const id = await made("Checked");
  const good = await t.call("POST", `/credentials/${id}/verification`, { token: all });
  expect([good.status, good.json.outcome]).toEqual([201, "verified"]);
  await replaceDemoKey(t.home.store);
  const bad = await t.call("POST", `/credentials/${id}/verification`, { token: all });
  expect([bad.status, bad.json.outcome]).toEqual([201, "rejected"]);
  key = await demoKey(t.home.store, t.home.vault);
  const first = await t.call("GET", `/credentials/${id}/verifications?limit=2`, { token: all });
  expect((first.json.items as { outcome: string }[]).map((each) => each.outcome)).toEqual(["rejected", "verified"]);
  const rest = await t.call("GET", `/credentials/${id}/verifications?limit=2&cursor=${first.json.nextCursor}`, {
    token: all,
  });
  expect(rest.json.items).toHaveLength(1);
  expect(rest.json.nextCursor).toBeNull();
  const refused = await t.call("GET", `/credentials/${id}/authorization`, { token: all });
  expect([refused.status, refused.json.code, refused.json.reason]).toEqual([
    409,
    "credential_invalid",
    "invalid_credentials",
  ]);
});

test("a POST sent twice under one key is done once; the same key for something else is refused", async () => {
  const headers = { "idempotency-key": "order-1" };
  const first = await t.call("POST", "/credentials", { token: all, body: demo("Once"), headers });
  const second = await t.call("POST", "/credentials", { token: all, body: demo("Once"), headers });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.text).toBe(first.text);
  expect(second.headers["idempotent-replayed"]).toBe("true");
  const other = await t.call("POST", "/credentials", { token: all, body: demo("Twice"), headers });
  expect([other.status, other.json.code]).toEqual([422, "key_reused"]);
  const stranger = (await t.token()).text;
  const theirs = await t.call("POST", "/credentials", { token: stranger, body: demo("Twice"), headers });
  expect(theirs.status).toBe(201);
  expect(JSON.stringify(await t.home.store.db.select().from(t.home.store.t.idempotency))).not.toContain(key);
});

test("values are given only with the scope for it, and each time is an event", async () => {
  const id = await made("Secret");
  const answer = await t.call("GET", `/credentials/${id}/secret`, { token: all });
  expect(answer.json).toEqual({ values: { key }, secret: ["key"] });
  await t.call("GET", `/credentials/${id}/secret`, { token: all });
  const events = await t.call("GET", `/events?target=${id}`, { token: all });
  const actions = (events.json.items as { action: string }[]).map((each) => each.action);
  expect(actions).toEqual(["secret.released", "secret.released", "credential.created"]);
});

test("the trail comes as pages and as JSON Lines", async () => {
  const page = await t.call("GET", "/events?limit=3", { token: all });
  expect(page.json.items).toHaveLength(3);
  const next = await t.call("GET", `/events?limit=3&cursor=${page.json.nextCursor}`, { token: all });
  const seq = (answer: typeof page) => (answer.json.items as { seq: number }[]).map((each) => each.seq);
  expect(Math.max(...seq(next))).toBeLessThan(Math.min(...seq(page)));
  const lines = await t.call("GET", "/events", { token: all, headers: { accept: "application/x-ndjson" } });
  expect(lines.headers["content-type"]).toBe("application/x-ndjson");
  const documents = lines.text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { seq: number; action: string });
  expect(documents.at(-1)).toMatchObject({ seq: 1, action: "installation.set_up" });
  expect(lines.text).not.toContain(key);
});

test("tags and an environment are set, listed by, and changed without a verification", async () => {
  const body = { ...demo("Labelled"), tags: ["Finance", "eu_1", "finance"], environment: "staging" };
  const created = await t.call("POST", "/credentials", { token: all, body });
  expect(created.json).toMatchObject({ tags: ["eu_1", "finance"], environment: "staging" });
  const id = String(created.json.id);
  const ids = async (query: string) =>
    ((await t.call("GET", `/credentials?${query}`, { token: all })).json.items as { id: string }[]).map(
      (each) => each.id,
    );
  expect(await ids("tag=finance&environment=staging")).toEqual([id]);
  expect(await ids("tag=eu_1")).toEqual([id]);
  for (const none of ["tag=eux1", "tag=fin", "tag=%25", "tag=%22", "environment=production"]) {
    expect(await ids(none), none).toEqual([]);
  }
  const runs = () => t.call("GET", `/credentials/${id}/verifications`, { token: all });
  const before = (await runs()).json;
  const changed = await t.call("PATCH", `/credentials/${id}`, {
    token: all,
    body: { tags: ["crm"], environment: null },
  });
  expect(changed.json).toMatchObject({ tags: ["crm"], environment: null, status: "valid" });
  expect((await runs()).json).toEqual(before);
  for (const bad of [{ tags: ["a b"] }, { tags: ['"'] }, { environment: "Prod uction" }]) {
    const answer = await t.call("PATCH", `/credentials/${id}`, { token: all, body: { name: "Changed", ...bad } });
    expect([answer.status, answer.json.code], JSON.stringify(bad)).toEqual([422, "invalid_fields"]);
  }
  expect((await t.call("GET", `/credentials/${id}`, { token: all })).json.name).toBe("Labelled");
});
