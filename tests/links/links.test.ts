import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { confirmAccount, extendLink, releaseLink, revokeLink } from "@/lib/links/change";
import { renewLink } from "@/lib/links/create";
import { getLink, listLinks } from "@/lib/links/progress";
import { submitStep } from "@/lib/links/submit";
import { askAgain, finishVisit, handOn, skipStep, startVisit } from "@/lib/links/visit";
import { newHandle } from "@/lib/oauth/attempt";
import type { TestApi } from "../support/api";
import { address, begin, handIn, look, makeLink } from "../support/links";
import { type Ground, startGround, unlimited } from "./ground";

/** From the making of a link to the use of what came of it, with the real store, vault and applications. */
let t: TestApi;
let key: string;
let bearer: Ground["bearer"];
let stop: Ground["stop"];
beforeAll(async () => {
  ({ t, key, bearer, stop } = await startGround());
});
afterAll(() => stop());
beforeEach(() => unlimited(t));

test("only the hash of a link is kept", async () => {
  const { text } = await makeLink(t);
  const { store } = t.home;
  const rows = await store.db.select().from(store.t.connectLinks);
  expect(text).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(rows)).not.toContain(text);
});

test("what is handed in waits for the sender before anything may use it, and says so with 409", async () => {
  const { id, text } = await makeLink(t);
  const visitor = await begin(text);
  const credential = await handIn(visitor, { key });
  const { text: token } = await t.token();
  const ask = (path: string) => t.call("GET", path, { token });
  for (const path of ["authorization", "secret"]) {
    const refused = await ask(`/credentials/${credential}/${path}`);
    expect([refused.status, refused.json.code], path).toEqual([409, "unconfirmed"]);
  }
  const proxied = await t.call("GET", `/proxy/${credential}/me`, { token });
  expect([proxied.status, proxied.json.code]).toEqual([409, "unconfirmed"]);
  const waiting = await getLink(t.owner, id);
  expect(waiting.state).toBe("toConfirm");
  expect(waiting.visits[0]?.steps[0]?.credential?.account).toBeTruthy();
  await confirmAccount(t.owner, credential);
  expect((await ask(`/credentials/${credential}/authorization`)).status).toBe(200);
  expect((await getLink(t.owner, id)).state).toBe("done");
});

test("it belongs to the sender, who looks after it, and the trail names who handed it in", async () => {
  const { text } = await makeLink(t);
  const credential = await getCredential(t.owner, await handIn(await begin(text), { key }));
  expect(credential.createdBy).toBe(t.owner.name);
  expect(credential.caretaker?.id).toBe(t.owner.userId);
  expect(credential.kept.key?.by).toBe("Nordwind GmbH");
  expect(credential.name).toBe("Demo application - Nordwind GmbH");
});

test("looking at a link any number of times uses nothing up", async () => {
  const { id, text } = await makeLink(t);
  const { store } = t.home;
  // What the process does by itself meanwhile is not of the link.
  const { connectLinks, connectVisits, connectSteps } = store.t;
  const kept = async () =>
    Promise.all([connectLinks, connectVisits, connectSteps].map((table) => store.db.select().from(table)));
  const before = await kept();
  for (let at = 0; at < 50; at++) expect((await look({ text, browser: undefined })).state).toBe("ready");
  expect(await kept()).toEqual(before);
  expect((await getLink(t.owner, id)).state).toBe("waiting");
});

test("of many that begin at once one wins, and the others are told where it went on", async () => {
  const { text } = await makeLink(t);
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => begin(text)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await look({ text, browser: newHandle() })).state).toBe("elsewhere");
});

test("a link for three people takes three, each from the beginning", async () => {
  const { id, text } = await makeLink(t, { uses: 3 });
  for (let at = 0; at < 3; at++) await handIn(await begin(text), { key });
  await expect(begin(text)).rejects.toThrow(/Another browser was first/);
  expect((await look({ text, browser: newHandle() })).state).toBe("used");
  expect((await getLink(t.owner, id)).progress).toEqual({ done: 3, of: 3 });
});

test("every application is saved at once, an optional one can be left out, and the end is said", async () => {
  const applications = [
    { connector: "demo", scheme: "key" },
    { ...bearer(), optional: true },
  ];
  const { id, text } = await makeLink(t, { applications });
  const visitor = await begin(text);
  await expect(finishVisit(visitor)).rejects.toThrow(/not connected yet/);
  await expect(skipStep(visitor, 0, true)).rejects.toThrow(/Only what is optional/);
  await handIn(visitor, { key });
  expect((await getLink(t.owner, id)).visits[0]?.steps.map(({ state }) => state)).toEqual(["done", "open"]);
  await skipStep(visitor, 1, true);
  await finishVisit(visitor);
  expect((await look(visitor)).state).toBe("done");
  expect((await look({ text, browser: newHandle() })).state).toBe("used");
});

test("the sender sees where somebody is stuck and why, also when they never come back", async () => {
  const { id, text } = await makeLink(t, { applications: [bearer()] });
  const visitor = await begin(text);
  const tried = await submitStep(visitor, { position: 0, values: { token: "not-the-key" } });
  expect("saved" in tried).toBe(false);
  const link = await getLink(t.owner, id);
  expect(link.state).toBe("stuck");
  expect(link.visits[0]?.steps[0]?.reason).toMatch(/revoked/);
  await handIn(visitor, { token: "the-right-key" });
  expect((await getLink(t.owner, id)).state).toBe("toConfirm");
});

test("an expired link asks for more time with one click, and works again when the sender gives it time", async () => {
  const { id, text } = await makeLink(t);
  await expire(id);
  expect(await look({ text, browser: undefined })).toMatchObject({ state: "expired", asked: false });
  await expect(startVisit({ text, browser: newHandle() }, address)).rejects.toThrow(/run out/);
  await askAgain(text, address);
  expect(await look({ text, browser: undefined })).toMatchObject({ state: "expired", asked: true });
  expect((await listLinks(t.owner)).find((each) => each.id === id)?.askedAgainAt).toBeGreaterThan(0);
  await extendLink(t.owner, id);
  expect((await look({ text, browser: undefined })).state).toBe("ready");
  expect((await getLink(t.owner, id)).askedAgainAt).toBeUndefined();
});

test("a link that runs out or is revoked half way keeps what was saved and takes nothing more", async () => {
  const { id, text } = await makeLink(t, { applications: [{ connector: "demo", scheme: "key" }, bearer()] });
  const visitor = await begin(text);
  const saved = await handIn(visitor, { key });
  await expire(id);
  await expect(handIn(visitor, { token: "the-right-key" }, 1)).rejects.toThrow(/run out/);
  await extendLink(t.owner, id);
  await revokeLink(t.owner, id);
  await expect(handIn(visitor, { token: "the-right-key" }, 1)).rejects.toThrow(/withdrawn/);
  expect((await look(visitor)).state).toBe("revoked");
  expect((await getCredential(t.owner, saved)).status).toBe("valid");
});

test("handed on, the same link goes on in the next browser, which reads nothing of the one before", async () => {
  const { text } = await makeLink(t, { applications: [{ connector: "demo", scheme: "key" }, bearer()] });
  const first = await begin(text);
  await handIn(first, { key });
  const mine = await look(first);
  expect("face" in mine && mine.face.applications[0]?.account).toBeTruthy();
  await handOn(first);
  const second = await begin(text);
  const theirs = await look(second);
  expect("face" in theirs && theirs.face.applications[0]).toMatchObject({ state: "done", account: undefined });
  await expect(handIn(first, { token: "the-right-key" }, 1)).rejects.toThrow(/another browser/);
  await handIn(second, { token: "the-right-key" }, 1);
});

test("the sender lets another browser go on, and a new address ends the old one", async () => {
  const { id, text } = await makeLink(t);
  await begin(text);
  await releaseLink(t.owner, id);
  const renewed = await renewLink(t.owner, id);
  expect((await look({ text, browser: undefined })).state).toBe("wrong");
  await handIn(await begin(renewed.url.split("/").at(-1) ?? ""), { key });
});

async function expire(id: string): Promise<void> {
  const { store } = t.home;
  const { connectLinks: l } = store.t;
  await store.write(
    async (tx) =>
      void (await tx
        .update(l)
        .set({ expiresAt: Date.now() - 1 })
        .where(eq(l.id, id))),
  );
}
