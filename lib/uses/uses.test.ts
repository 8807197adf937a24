import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { demoKey } from "@/lib/demo";
import { bindSlot } from "@/lib/flows/bind";
import { createFlow } from "@/lib/flows/create";
import { getFlow } from "@/lib/flows/list";
import { replaceCredential } from "@/lib/flows/replace";
import { createToken } from "@/lib/tokens/create";
import { tokensOfFlow, tokensReaching } from "@/lib/tokens/reaching";
import { revokeToken, rotateToken } from "@/lib/tokens/revoke";
import { type TestApi, testApi } from "@/tests/support/api";
import { callsByFlow, callsOfFlow, consumersOf } from "./consumers";
import { flushUses } from "./count";
import { impactOf } from "./impact";
import { removeKnowingly } from "./remove";

let t: TestApi;
let key: string;
beforeAll(async () => {
  t = await testApi();
  key = await demoKey(t.home.store, t.home.vault);
});
afterAll(() => t.stop());

const make = async (name: string) =>
  (await createCredential(t.owner, { name, connector: "demo", scheme: "key", values: { key } })).id;

async function flowWith(name: string, credential: string) {
  const flow = await createFlow(t.owner, { name, slots: [{ alias: "demo", connector: "demo" }] });
  await bindSlot(t.owner, { flow, alias: "demo", environment: "production", credential });
  const reach = { kind: "flow", flowId: flow, environment: "production" } as const;
  const { text, token } = await createToken(t.owner, { name: `${name} token`, scopes: ["proxy:read"], reach });
  return { flow, text, token: token.id };
}

test("calls are told by who made them, and by flow, with what failed", async () => {
  const credential = await make("Counted");
  const { flow, text } = await flowWith("Counting", credential);
  const other = await t.token({ name: "By hand" });
  for (const path of ["/me", "/me", "/nothing"]) await t.call("GET", `/proxy/@demo${path}`, { token: text });
  await t.call("GET", `/proxy/${credential}/me`, { token: other.text });
  await flushUses();
  expect(await consumersOf(t.owner, credential)).toMatchObject([
    { consumer: { id: flow, name: "Counting", kind: "flow" }, calls: 3, errors: 1 },
    { consumer: { id: other.id, name: "By hand", kind: "token" }, calls: 1, errors: 0 },
  ]);
  expect((await callsOfFlow(t.owner, flow)).get(credential)).toMatchObject({ calls: 3, errors: 1 });
  expect((await callsByFlow(t.owner)).get(flow)?.calls).toBe(3);
});

test("a credential behind slots is replaced in all of them at once, and the flow's calls go on by the same alias", async () => {
  const [old, next] = [await make("Old"), await make("Next")];
  const { flow, text } = await flowWith("Replacing", old);
  expect((await t.call("GET", "/proxy/@demo/me", { token: text })).status).toBe(200);
  expect(await replaceCredential(t.owner, old, next)).toBe(1);
  expect((await getFlow(t.owner, flow)).slots[0]?.bound[0]?.id).toBe(next);
  expect((await t.call("GET", "/proxy/@demo/me", { token: text })).status).toBe(200);
  expect((await t.call("GET", `/proxy/${old}/me`, { token: text })).status).toBe(404);
  await expect(replaceCredential(t.owner, next, next)).rejects.toMatchObject({ code: "invalid_fields" });
  await expect(replaceCredential(t.owner, next, "")).rejects.toMatchObject({ code: "invalid_fields" });
});

test("one that was used goes only by its name, and one that a flow took meanwhile does not go at all", async () => {
  const credential = await make("Used and bound");
  await make("Another");
  const { text } = await flowWith("Standing on it", credential);
  await t.call("GET", "/proxy/@demo/me", { token: text });
  await flushUses();
  const impact = await impactOf(t.owner, credential);
  expect(impact.callers).toMatchObject([{ consumer: { name: "Standing on it" }, calls: 1 }]);
  expect(impact.bindings).toMatchObject([{ flow: { name: "Standing on it" }, alias: "demo" }]);
  expect(impact.replacements.map(({ name }) => name)).toContain("Another");
  expect(impact.replacements.map(({ id }) => id)).not.toContain(credential);
  const removal = { shown: 1, name: "Used and bound", revoke: true };
  for (const name of ["", "used and bound"]) {
    await expect(removeKnowingly(t.owner, credential, { ...removal, name })).rejects.toMatchObject({
      code: "invalid_fields",
    });
  }
  await expect(removeKnowingly(t.owner, credential, { ...removal, shown: 0 })).rejects.toMatchObject({
    code: "in_use",
  });
  await removeKnowingly(t.owner, credential, removal);
  await expect(getCredential(t.owner, credential)).rejects.toMatchObject({ code: "not_found" });
  const gone = await t.call("GET", "/proxy/@demo/me", { token: text });
  expect(gone.status).toBe(404);
});

test("what nobody used goes without its name", async () => {
  const credential = await make("Never used");
  await removeKnowingly(t.owner, credential, { shown: 0, name: "", revoke: false });
  await expect(getCredential(t.owner, credential)).rejects.toMatchObject({ code: "not_found" });
});

test("who reaches a credential: tokens of all, those that list it, and its flows', while they live", async () => {
  const [one, two] = [await make("Reached"), await make("Unreached")];
  const { flow, token } = await flowWith("Reaching", one);
  const listed = await t.token({ name: "Listed", reach: { kind: "listed", ids: [two] } });
  const names = async (id: string) => (await tokensReaching(t.owner, id)).map(({ id: each }) => each);
  expect(await names(one)).toContain(token);
  expect(await names(one)).not.toContain(listed.id);
  expect(await names(two)).toContain(listed.id);
  expect(await names(two)).not.toContain(token);
  await revokeToken(t.owner, token);
  expect(await names(one)).not.toContain(token);
  expect((await tokensOfFlow(t.owner, flow)).map(({ state }) => state)).toEqual(["revoked"]);
});

test("a form that makes a token does so once, however often it is sent", async () => {
  const id = `tk_${"a".repeat(22)}`;
  const input = { name: "Once", scopes: ["proxy:read"] } as const;
  const { token } = await createToken(t.owner, { ...input, scopes: [...input.scopes] }, id);
  expect(token.id).toBe(id);
  await expect(createToken(t.owner, { ...input, scopes: [...input.scopes] }, id)).rejects.toMatchObject({
    code: "conflict",
  });
  const next = `tk_${"b".repeat(22)}`;
  await rotateToken(t.owner, id, 1, next);
  await expect(rotateToken(t.owner, id, 1, next)).rejects.toMatchObject({ code: "conflict" });
  await expect(createToken(t.owner, { ...input, scopes: [...input.scopes] }, "anything")).resolves.toMatchObject({
    token: { state: "active" },
  });
});
