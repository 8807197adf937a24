import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { listEvents } from "@/lib/events";
import { confirmAccount, declineAccount } from "@/lib/links/change";
import { stepFace } from "@/lib/links/open";
import { redoStep } from "@/lib/links/redo";
import { finishVisit, handOn } from "@/lib/links/visit";
import { newHandle } from "@/lib/oauth/attempt";
import type { TestApi } from "../support/api";
import type { Application } from "../support/application";
import { begin, handIn, look, makeLink } from "../support/links";
import { refuseWrites } from "../support/refused-writes";
import { type Ground, startGround, unlimited } from "./ground";

/** Whose account it is that was connected: the wrong one, one taken back in time, and the one to connect again. */
let t: TestApi;
let key: string;
let application: Application;
let bearer: Ground["bearer"];
let stop: Ground["stop"];
beforeAll(async () => {
  ({ t, key, application, bearer, stop } = await startGround());
});
afterAll(() => stop());
beforeEach(() => unlimited(t));

test("a wrong account is deleted and asked for once more", async () => {
  const { id, text } = await makeLink(t);
  const visitor = await begin(text);
  const wrong = await handIn(visitor, { key });
  await declineAccount(t.owner, id, wrong);
  await expect(getCredential(t.owner, wrong)).rejects.toThrow();
  expect((await look(visitor)).state).toBe("underWay");
  expect(await handIn(visitor, { key })).not.toBe(wrong);
});

test("declining that fails on the way deletes nothing either, so that it can be done again", async () => {
  const { id, text } = await makeLink(t);
  const visitor = await begin(text);
  const wrong = await handIn(visitor, { key });
  const allow = await refuseWrites(t.home, { write: "UPDATE", on: "connect_steps" });
  await expect(declineAccount(t.owner, id, wrong)).rejects.toThrow();
  await allow();
  expect(await getCredential(t.owner, wrong)).toMatchObject({ id: wrong });
  await declineAccount(t.owner, id, wrong);
  expect((await look(visitor)).state).toBe("underWay");
});

test("who connected the wrong account does it again before the end, and what was handed in first is gone", async () => {
  const applications = [bearer(), { connector: "demo", scheme: "key" }];
  const { id, text } = await makeLink(t, { applications });
  const visitor = await begin(text);
  const first = await handIn(visitor, { token: "the-right-key", account: "wrong-account" });
  const before = await look(visitor);
  expect(before).toMatchObject({ face: { applications: [{ state: "done", redo: true }, { redo: false }] } });
  await redoStep(visitor, 0);
  expect(JSON.stringify(await stepFace(visitor, 0, undefined))).not.toContain("wrong-account");
  await expect(getCredential(t.owner, first)).rejects.toMatchObject({ code: "not_found" });
  const { store } = t.home;
  expect(await store.db.select().from(store.t.secrets).where(eq(store.t.secrets.credentialId, first))).toEqual([]);
  const second = await handIn(visitor, { token: "the-right-key", account: "right-account" });
  expect(await getCredential(t.owner, second)).toMatchObject({ label: "right-account" });
  const trail = (await listEvents(t.owner, { limit: 8 })).map(({ action, actor }) => `${action} by ${actor}`);
  expect(trail).toEqual(
    expect.arrayContaining(["link.step_reopened by Nordwind GmbH", "credential.deleted by Nordwind GmbH"]),
  );
  expect(JSON.stringify(await listEvents(t.owner, { target: id }))).not.toContain("wrong-account");
});

test("nothing is taken back once it was confirmed, from another browser, or after the end", async () => {
  const applications = [
    { connector: "demo", scheme: "key" },
    { connector: "demo", scheme: "key" },
  ];
  const { text } = await makeLink(t, { applications });
  const visitor = await begin(text);
  const first = await handIn(visitor, { key });
  await expect(redoStep(visitor, 1)).rejects.toMatchObject({ code: "conflict" });
  await expect(redoStep({ text, browser: newHandle() }, 0)).rejects.toMatchObject({ code: "forbidden" });
  await confirmAccount(t.owner, first);
  await expect(redoStep(visitor, 0)).rejects.toThrow(/in use by now/);
  expect(await look(visitor)).toMatchObject({ face: { applications: [{ redo: false }, { redo: false }] } });
  await handOn(visitor);
  const colleague = await begin(text);
  const second = await handIn(colleague, { key }, 1);
  await expect(redoStep(colleague, 0)).rejects.toThrow(/not connected in this browser/);
  await finishVisit(colleague);
  await expect(redoStep(colleague, 1)).rejects.toThrow(/done already/);
  for (const id of [first, second]) expect((await getCredential(t.owner, id)).state).toBe("active");
});

test("a link to connect again replaces the secret of that credential, which may be used at once", async () => {
  const values = { baseUrl: application.url, checkPath: "/me", token: "the-right-key" };
  const { id } = await createCredential(t.owner, { connector: "http", scheme: "bearer", name: "Orders", values });
  const { text } = await makeLink(t, { applications: [], credential: id });
  application.accept("the-next-key");
  const visitor = await begin(text);
  const elsewhere = { token: "the-next-key", baseUrl: "http://127.0.0.1:9", checkPath: "/stolen" };
  expect(await handIn(visitor, elsewhere)).toBe(id);
  application.accept("the-right-key");
  const now = await getCredential(t.owner, id);
  expect(now.values).toMatchObject({ baseUrl: application.url, checkPath: "/me" });
  expect(now.unconfirmedAt).toBeUndefined();
});
