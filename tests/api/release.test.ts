import { afterAll, beforeAll, expect, test } from "vitest";
import { flushReleases } from "@/lib/authorization/release";
import { disableCredential, enableCredential } from "@/lib/credentials/change";
import { createCredential } from "@/lib/credentials/create";
import { demoKey } from "@/lib/demo";
import { createFlow } from "@/lib/flows/create";
import { listTokens } from "@/lib/tokens/list";
import { flushUsed } from "@/lib/tokens/used";
import { flushUses } from "@/lib/uses/count";
import { listUses } from "@/lib/uses/list";
import { type TestApi, testApi } from "../support/api";
import { refuseWrites } from "../support/refused-writes";

let t: TestApi;
let key: string;
beforeAll(async () => {
  t = await testApi();
  key = await demoKey(t.home.store, t.home.vault);
});
afterAll(() => t.stop());

const made = (name: string) =>
  createCredential(t.owner, { name, connector: "demo", scheme: "key", values: { key } }).then(({ id }) => id);

test("many releases in a minute are one line before the first answer and one with the count of the rest", async () => {
  const id = await made("Counted");
  const { text, id: tokenId } = await t.token();
  const ask = () => t.call("GET", `/credentials/${id}/authorization`, { token: text });
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(answers.map((each) => each.status))).toEqual(new Set([200]));
  const lines = async () => {
    const rows = await t.home.store.db.select().from(t.home.store.t.events);
    return rows.filter((row) => row.action === "authorization.released" && row.targetId === id);
  };
  expect((await lines())[0]).toMatchObject({ actorKind: "token", actorId: tokenId, detail: { count: 1 } });
  await flushReleases(true);
  const counts = (await lines()).map((row) => Number(row.detail.count));
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(20);
  expect(counts.length).toBeLessThanOrEqual(4);
});

test("nothing is released when its event cannot be written", async () => {
  const id = await made("Silent");
  const { text } = await t.token();
  const allow = await refuseWrites(t.home, { write: "INSERT", on: "events" });
  const asked = ["authorization", "secret"].map((what) => t.call("GET", `/credentials/${id}/${what}`, { token: text }));
  const answers = await Promise.all(asked);
  await allow();
  for (const answer of answers) {
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain(key);
  }
  expect((await t.call("GET", `/credentials/${id}/authorization`, { token: text })).status).toBe(200);
});

test("a paused credential and a draft are refused with the reason, from the next call on", async () => {
  const id = await made("Paused");
  const { text } = await t.token();
  const ask = (what: string) => t.call("GET", what, { token: text });
  expect((await ask(`/credentials/${id}/authorization`)).status).toBe(200);
  await disableCredential(t.owner, id);
  for (const path of [`/credentials/${id}/authorization`, `/proxy/${id}/me`]) {
    const answer = await ask(path);
    expect([answer.status, answer.json.code, answer.json.reason], path).toEqual([
      409,
      "credential_invalid",
      "disabled",
    ]);
  }
  await enableCredential(t.owner, id);
  expect((await ask(`/proxy/${id}/me`)).status).toBe(200);
  const draft = { name: "Draft", connector: "demo", scheme: "key", values: {}, draft: true } as const;
  const { id: unfinished } = await createCredential(t.owner, draft);
  expect((await ask(`/credentials/${unfinished}/authorization`)).json).toMatchObject({
    code: "credential_invalid",
    reason: "draft",
  });
});

test("uses are counted for the flow that is named, else for the token, with those that failed", async () => {
  const id = await made("Used");
  const { text, id: tokenId } = await t.token({ name: "Machine" });
  const flow = await createFlow(t.owner, { name: "Nightly", slots: [] });
  const ask = (path: string, named?: string) =>
    t.call("GET", `/proxy/${id}${path}`, { token: text, ...(named ? { headers: { "x-keyrack-flow": named } } : {}) });
  await ask("/me", "Nightly");
  await ask("/missing", flow);
  await ask("/me", "unknown flow");
  await ask("/me");
  await flushUses();
  await ask("/me");
  await flushUses();
  const uses = await listUses(t.owner, id);
  expect(uses).toHaveLength(2);
  expect(uses.find((use) => use.consumer.id === flow)).toMatchObject({
    calls: 2,
    errors: 1,
    consumer: { name: "Nightly" },
  });
  expect(uses.find((use) => use.consumer.id === tokenId)).toMatchObject({
    calls: 3,
    errors: 0,
    consumer: { name: "Machine" },
  });
});

test("when a token was last used is written in batches", async () => {
  const { text, id } = await t.token();
  await t.call("GET", "/connectors", { token: text });
  const lastUsed = async () => (await listTokens(t.owner)).find((each) => each.id === id)?.lastUsedAt;
  expect(await lastUsed()).toBeNull();
  await flushUsed();
  expect(await lastUsed()).toEqual(expect.any(Number));
});
