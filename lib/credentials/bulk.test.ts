import { inArray } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Member } from "@/lib/actor";
import { demoKey } from "@/lib/demo";
import { listEvents } from "@/lib/events";
import { bindSlot } from "@/lib/flows/bind";
import { createFlow } from "@/lib/flows/create";
import { countFlows } from "@/lib/flows/used-by";
import { newId } from "@/lib/id";
import { countUse, flushUses } from "@/lib/uses/count";
import { addMember } from "@/tests/access/things";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { refuseWrites } from "@/tests/support/refused-writes";
import { type BulkChange, bulkMost, changeMany, matching } from "./bulk";
import { recheckMany } from "./bulk-recheck";
import { impactOfMany, removeMany } from "./bulk-remove";
import { createCredential } from "./create";
import { labelCredential } from "./labels";
import { labelsInUse } from "./labels-in-use";
import { listCredentials } from "./list";
import { waysInUse } from "./ways";

let t: TestInstallation;
let editor: Member;
beforeAll(async () => {
  t = await testInstallation();
  editor = await addMember(t.home, t.owner.workspaceId, "editor");
});
afterAll(() => t.stop());
beforeEach(async () => {
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
});

async function make(name: string, by: Member = t.owner, draft = false): Promise<string> {
  const key = await demoKey(t.home.store, t.home.vault);
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
  return (await createCredential(by, { connector: "demo", scheme: "key", values: { key }, name, draft })).id;
}
const results = (lines: readonly { result: string }[]) => lines.map(({ result }) => result);
const eventsOf = async (id: string) => (await listEvents(t.owner, { target: id })).map(({ action }) => action);

test("one that fails in a way nobody expected hides nothing of what became of the others", async () => {
  const ids = [await make("First"), await make("Second"), await make("Third")];
  const allow = await refuseWrites(t.home, { write: "UPDATE", on: "credentials", when: "NEW.name = 'Second'" });
  const lines = await changeMany(t.owner, ids, { verb: "tag", add: ["late"], remove: [] });
  await allow();
  expect(results(lines)).toEqual(["done", "refused", "done"]);
  expect(lines[1]).toMatchObject({ code: "internal", name: "Second" });
  expect(JSON.stringify(lines)).not.toContain("no room");
  await changeMany(t.owner, ids, { verb: "tag", add: [], remove: ["late"] });
});

test("each credential is changed by itself: one event for each that changed, a reason for each that was not", async () => {
  const [one, two, draft] = [await make("One"), await make("Two"), await make("Draft", t.owner, true)];
  await labelCredential(t.owner, two, { tags: ["eu", "shop"] });
  const gone = newId("cr");
  const tag: BulkChange = { verb: "tag", add: ["Shop"], remove: [] };
  const lines = await changeMany(t.owner, [one, two, gone, one], tag);
  expect(lines.map(({ name, result }) => [name, result])).toEqual([
    ["One", "done"],
    ["Two", "same"],
    ["", "refused"],
  ]);
  expect(await eventsOf(one)).toEqual(["credential.updated", "credential.created"]);
  expect(await eventsOf(two)).toHaveLength(2);

  expect(results(await changeMany(t.owner, [one, two], { verb: "tag", add: [], remove: ["shop"] }))).toEqual([
    "done",
    "done",
  ]);
  expect(await labelsInUse(t.owner)).toEqual({ tags: ["eu"], environments: [] });
  const place: BulkChange = { verb: "environment", environment: "Production" };
  expect(results(await changeMany(t.owner, [one, two, draft], place))).toEqual(["done", "done", "done"]);
  expect((await listCredentials(t.owner, { environment: "production" })).total).toBe(3);
  const paused = await changeMany(t.owner, [one, draft], { verb: "pause" });
  expect(paused.map(({ result, why }) => [result, why])).toEqual([
    ["done", undefined],
    ["refused", "It is a draft, which nothing can use yet."],
  ]);
  const before = await eventsOf(one);
  expect(results(await changeMany(t.owner, [one], { verb: "pause" }))).toEqual(["same"]);
  expect(await eventsOf(one), "nothing happened, so there is nothing to tell").toEqual(before);
  expect(results(await changeMany(t.owner, [one], { verb: "resume" }))).toEqual(["done"]);
  const given: BulkChange = { verb: "caretaker", caretaker: editor.userId };
  expect(results(await changeMany(t.owner, [one, two], given))).toEqual(["done", "done"]);
  expect((await listCredentials(t.owner, { caretaker: editor.userId })).items.map(({ name }) => name).sort()).toEqual([
    "One",
    "Two",
  ]);
});

test("what nobody could do is refused before anything changes", async () => {
  const id = await make("Untouched");
  const wrong: [readonly string[], BulkChange][] = [
    [[], { verb: "pause" }],
    [Array.from({ length: bulkMost + 1 }, (_, at) => `cr_${at}`), { verb: "pause" }],
    [[id], { verb: "tag", add: ["not a tag"], remove: [] }],
    [[id], { verb: "tag", add: [], remove: [] }],
    [[id], { verb: "environment", environment: "over there!" }],
  ];
  for (const [ids, change] of wrong) {
    await expect(changeMany(t.owner, ids, change)).rejects.toMatchObject({ code: "invalid_fields" });
  }
  expect(await eventsOf(id)).toEqual(["credential.created"]);
});

test("a role that only reads changes none, and an editor deletes only their own", async () => {
  const viewer = await addMember(t.home, t.owner.workspaceId, "viewer");
  const [theirs, own] = [await make("Of the owner"), await make("Of the editor", editor)];
  expect(results(await changeMany(viewer, [theirs], { verb: "pause" }))).toEqual(["refused"]);
  expect((await impactOfMany(editor, [theirs, own])).count).toBe(1);
  const lines = await removeMany(editor, [theirs, own], { shown: 0, typed: "1", revoke: false });
  expect(lines.map(({ name, result }) => [name, result])).toEqual([
    ["Of the owner", "refused"],
    ["Of the editor", "done"],
  ]);
  expect((await listCredentials(t.owner, { ids: [theirs, own] })).items.map(({ id }) => id)).toEqual([theirs]);
});

test("deleting sums who called, and goes no further than what was shown and typed", async () => {
  const [one, two] = [await make("Used"), await make("Used as well")];
  const slots = [{ alias: "shop", connector: "demo" }];
  const flow = await createFlow(t.owner, { name: "Orders sync", slots });
  for (const [id, calls] of [
    [one, 3],
    [two, 4],
  ] as const) {
    for (let call = 0; call < calls; call++) countUse(t.owner.workspaceId, id, flow, false);
  }
  await flushUses();
  const ids = [one, two];
  expect(await impactOfMany(t.owner, ids)).toMatchObject({
    count: 2,
    calls: 7,
    callers: [{ name: "Orders sync", calls: 7, credentials: 2 }],
    places: 0,
  });
  const knowing = { shown: 0, typed: "2", revoke: true };
  await expect(removeMany(t.owner, ids, { ...knowing, typed: "3" })).rejects.toMatchObject({
    fields: { count: expect.stringContaining("Type 2") },
  });
  await bindSlot(t.owner, { flow, alias: "shop", environment: "production", credential: one });
  await expect(removeMany(t.owner, ids, knowing)).rejects.toMatchObject({ code: "in_use" });
  expect((await impactOfMany(t.owner, ids)).flows).toEqual(["Orders sync"]);
  expect(results(await removeMany(t.owner, ids, { ...knowing, shown: 1 }))).toEqual(["done", "done"]);
  expect(await eventsOf(one)).toContain("credential.deleted");
});

test("many are checked beyond what one person may try by hand, and stopping begins no further one", async () => {
  const ids: string[] = [];
  for (let at = 0; at < 14; at++) ids.push(await make(`Checked ${at}`));
  const lines = await recheckMany(t.owner, ids);
  expect(lines.map(({ outcome }) => outcome)).toEqual(ids.map(() => "verified"));
  const stop = new AbortController();
  const told: string[] = [];
  await recheckMany(t.owner, ids, {
    signal: stop.signal,
    onLine: ({ id }) => {
      told.push(id);
      stop.abort();
    },
  });
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(4);
});

test("the list narrows down to a family of authentication types, and to what nobody uses", async () => {
  const values = { baseUrl: "https://api.example.com" };
  const basic = await createCredential(t.owner, {
    connector: "http",
    scheme: "basic",
    values,
    name: "Basic",
    draft: true,
  });
  expect(await waysInUse(t.owner)).toEqual(["key", "password"]);
  expect((await listCredentials(t.owner, { way: "password" })).items.map(({ id }) => id)).toEqual([basic.id]);
  expect((await listCredentials(t.owner, { way: "certificate" })).total).toBe(0);

  const old = await make("Old and used");
  const idle = await make("Old and idle");
  const { credentials: c } = t.home.store.t;
  const long = Date.now() - 100 * 86_400_000;
  await t.home.store.write(
    async (tx) =>
      void (await tx
        .update(c)
        .set({ createdAt: long })
        .where(inArray(c.id, [old, idle]))),
  );
  countUse(t.owner.workspaceId, old, "tk_somebody", false);
  await flushUses();
  expect((await listCredentials(t.owner, { unusedDays: 90 })).items.map(({ id }) => id)).toEqual([idle]);
});

test("all that a list holds can be named at once, whatever page is shown, and only what the actor may see", async () => {
  const tags = ["everywhere"];
  const ids = await Promise.all([make("All 1"), make("All 2"), make("All 3")]);
  for (const id of ids) await labelCredential(t.owner, id, { tags });
  const found = await matching(editor, { tag: "everywhere", sort: "name" });
  expect(found).toEqual({ items: ids.map((id, at) => ({ id, name: `All ${at + 1}` })), total: 3 });
  expect((await matching(t.owner, { tag: "everywhere", q: "2" })).items.map(({ name }) => name)).toEqual(["All 2"]);
  expect(await matching({ ...t.owner, workspaceId: "ws_elsewhere" }, {})).toEqual({ items: [], total: 0 });
});

test("how many flows stand on each of a page is counted once for all of them", async () => {
  const [used, quiet] = [await make("Used by flows"), await make("Used by none")];
  for (const name of ["Nightly", "Weekly"]) {
    const flow = await createFlow(t.owner, { name, slots: [{ alias: "demo", connector: "demo" }] });
    for (const environment of ["production", "staging"])
      await bindSlot(t.owner, { flow, alias: "demo", environment, credential: used });
  }
  expect([...(await countFlows(t.owner, [used, quiet]))]).toEqual([[used, 2]]);
  expect(await countFlows({ ...t.owner, workspaceId: "ws_elsewhere" }, [used])).toEqual(new Map());
});
