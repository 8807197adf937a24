import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Visitor } from "@/lib/actor";
import { createCredential } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { getCredential } from "@/lib/credentials/get";
import { listCredentials } from "@/lib/credentials/list";
import { demoKey } from "@/lib/demo";
import { stepFace } from "@/lib/links/open";
import { getLink } from "@/lib/links/progress";
import { parseOrigins, parseReturnUrl, safeReturnUrl } from "@/lib/links/return-url";
import { checkStep, prepared, stuck, submitStep } from "@/lib/links/submit";
import { askAgain } from "@/lib/links/visit";
import { newHandle } from "@/lib/oauth/attempt";
import { beginConnection } from "@/lib/oauth/begin";
import { type Application, startApplication } from "../support/application";
import { type TestInstallation, testInstallation } from "../support/installation";
import { address, begin, handIn, look, makeLink } from "../support/links";

/** What somebody with a link, or without one, tries and does not get. */
let t: TestInstallation;
let key: string;
let asked: Application;
let other: Application;
beforeAll(async () => {
  t = await testInstallation();
  key = await demoKey(t.home.store, t.home.vault);
  asked = await startApplication("the-right-key");
  other = await startApplication("the-right-key");
});
afterAll(async () => {
  await Promise.all([asked.stop(), other.stop()]);
  await t.stop();
});
beforeEach(async () => {
  const { store } = t.home;
  await store.write(async (tx) => void (await tx.delete(store.t.limits)));
});

const locked = () => ({
  connector: "http",
  scheme: "bearer",
  values: { baseUrl: asked.url, checkPath: "/me" },
  locked: ["baseUrl", "checkPath", "account"],
});

test("whoever tries addresses is slowed down after thirty, and a right link still opens", async () => {
  const { text } = await makeLink(t);
  const guesses = Array.from({ length: 31 }, () => look({ text: newHandle(), browser: undefined }));
  const ended = await Promise.allSettled(guesses);
  expect(ended.filter(({ status }) => status === "rejected").length).toBe(1);
  await expect(look({ text: newHandle(), browser: undefined })).rejects.toThrow(/Too many/);
  expect((await look({ text, browser: undefined })).state).toBe("ready");
});

test.each([
  ["empty", ""],
  ["short", "abc"],
  ["long", "A".repeat(5000)],
  ["SQL", `' OR 1=1 --${"A".repeat(32)}`],
  ["a path", "../../credentials/aaaaaaaaaaaaaaaaaaaaaaaaa"],
  ["the hash itself", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
])("an address that is no link (%s) opens nothing and tells nothing", async (_, text) => {
  expect(await look({ text, browser: newHandle() })).toEqual({ state: "wrong" });
  await askAgain(text, address);
});

test("a locked field, the application and its authentication type cannot be changed by what is sent", async () => {
  const { text } = await makeLink(t, { applications: [locked()] });
  const visitor = await begin(text);
  const before = other.requests.length;
  const values = {
    token: "the-right-key",
    baseUrl: other.url,
    checkPath: "/steal",
    account: "mallory",
    connector: "demo",
  };
  const submitted = await submitStep(visitor, { position: 0, values, scheme: "basic" });
  expect("saved" in submitted).toBe(true);
  expect(other.requests.length).toBe(before);
  const id = "saved" in submitted ? submitted.saved : "";
  const saved = await getCredential(t.owner, id);
  expect(saved).toMatchObject({ connector: "http", scheme: "bearer" });
  expect(saved.values).toMatchObject({ baseUrl: asked.url, checkPath: "/me" });
  expect(saved.values.account).toBeUndefined();
});

test("a live check goes nowhere else either", async () => {
  const { text } = await makeLink(t, { applications: [locked()] });
  const visitor = await begin(text);
  const before = other.requests.length;
  const options = { onStep: () => undefined, signal: AbortSignal.timeout(10_000) };
  const given = { position: 0, values: { token: "the-right-key", baseUrl: other.url } };
  expect((await checkStep(visitor, given, options)).outcome).toBe("verified");
  expect(other.requests.length).toBe(before);
});

test("without the browser that began, the address alone hands in nothing", async () => {
  const { text } = await makeLink(t);
  await begin(text);
  for (const browser of [undefined, "", newHandle()])
    await expect(submitStep({ text, browser }, { position: 0, values: { key } })).rejects.toThrow(/another browser/);
});

test("a browser that began one link hands in nothing at another", async () => {
  const [mine, theirs] = [await makeLink(t), await makeLink(t)];
  const visitor = await begin(mine.text);
  await expect(submitStep({ ...visitor, text: theirs.text }, { position: 0, values: { key } })).rejects.toThrow(
    /another browser/,
  );
});

test("each is handed in once, and there is no step beside those that are asked", async () => {
  const { text } = await makeLink(t);
  const visitor = await begin(text);
  await handIn(visitor, { key });
  await expect(handIn(visitor, { key })).rejects.toThrow(/connected already/);
  for (const position of [1, -1, 99, Number.NaN])
    await expect(handIn(visitor, { key }, position)).rejects.toThrow(/does not ask for that/);
});

test("of several that are handed in at once one stays, and nothing of the others", async () => {
  const { id, text } = await makeLink(t);
  const visitor = await begin(text);
  const { store } = t.home;
  const stored = async () => (await store.db.select({ id: store.t.secrets.credentialId }).from(store.t.secrets)).length;
  const before = await stored();
  const tried = await Promise.allSettled([1, 2, 3].map(() => handIn(visitor, { key })));
  const saved = tried.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  expect(saved).toHaveLength(1);
  expect((await getLink(t.owner, id)).visits[0]?.steps[0]?.credential?.id).toBe(saved[0]);
  expect(await stored()).toBe(before + 1);
});

test("what is connected does not become stuck by a try that ends later", async () => {
  const { id, text } = await makeLink(t);
  const visitor = await begin(text);
  const { step } = await prepared(t.home, visitor, { position: 0, values: { key: "wrong" } });
  await handIn(visitor, { key });
  await stuck(t.home, step, "It was not accepted.");
  expect((await getLink(t.owner, id)).visits[0]?.steps[0]).toMatchObject({ state: "done", reason: undefined });
});

test("a check of one visitor is of no use to another", async () => {
  const [mine, theirs] = [await makeLink(t), await makeLink(t)];
  const options = { onStep: () => undefined, signal: AbortSignal.timeout(10_000) };
  const { check } = await checkStep(await begin(mine.text), { position: 0, values: { key } }, options);
  const visitor = await begin(theirs.text);
  await expect(submitStep(visitor, { position: 0, values: {}, check })).rejects.toThrow(/more than ten minutes/);
});

test("a visitor reads nothing, lists nothing, and touches no credential that is not asked", async () => {
  const { id } = await createCredential(t.owner, { connector: "demo", scheme: "key", name: "Ours", values: { key } });
  const visitor: Visitor = {
    kind: "visitor",
    visitId: "lv_0000000000000000000000",
    name: "V",
    workspaceId: t.owner.workspaceId,
    asked: { connector: "demo", scheme: "key" },
  };
  await expect(getCredential(visitor, id)).rejects.toThrow(/does not ask/);
  await expect(listCredentials(visitor, {})).rejects.toThrow(/does not ask/);
  await expect(editCredential(visitor, { id, values: { key } })).rejects.toThrow(/does not ask/);
  await expect(beginConnection(visitor, { credential: id })).rejects.toThrow(/nothing here/);
  const another = { connector: "http", scheme: "bearer", name: "X", values: {} };
  await expect(createCredential(visitor, another)).rejects.toThrow(/does not ask/);
});

test("what is here already is not told to somebody outside", async () => {
  await createCredential(t.owner, { connector: "demo", scheme: "key", name: "Secret project", values: { key } });
  const { text } = await makeLink(t);
  const options = { onStep: () => undefined, signal: AbortSignal.timeout(10_000) };
  const done = await checkStep(await begin(text), { position: 0, values: { key } }, options);
  expect(done.outcome).toBe("verified");
  expect(JSON.stringify(done)).not.toContain("Secret project");
  expect(done.same).toBeUndefined();
});

test("a page of a step holds no secret, and of a credential to connect again none of its values", async () => {
  const values = { baseUrl: asked.url, checkPath: "/me", token: "the-right-key", account: "internal-name" };
  const { id } = await createCredential(t.owner, { connector: "http", scheme: "bearer", name: "Orders", values });
  const { text } = await makeLink(t, { applications: [], credential: id });
  const visitor = await begin(text);
  const face = await stepFace(visitor, 0, undefined);
  expect(Object.values(face?.fields ?? {}).every(({ secret }) => secret)).toBe(true);
  const shown = JSON.stringify([face?.values, face?.fixed]);
  for (const value of [asked.url, "the-right-key", "/me"]) expect(shown).not.toContain(value);
  expect(await stepFace({ text, browser: newHandle() }, 0, undefined)).toBeUndefined();
});

test("a sender cannot put a secret into a link, or ask for what is not there", async () => {
  const make = (each: object) => makeLink(t, { applications: [{ ...locked(), ...each }] });
  await expect(make({ values: { token: "secret-4711" }, locked: [] })).rejects.toThrow(/is secret/);
  await expect(make({ values: { nothing: "x" }, locked: [] })).rejects.toThrow(/no field/);
  await expect(make({ connector: "nobody-makes-this" })).rejects.toThrow();
  await expect(makeLink(t, { applications: [] })).rejects.toThrow(/one to 10/);
  await expect(makeLink(t, { expiresIn: 721 })).rejects.toThrow();
  await expect(makeLink(t, { uses: 0 })).rejects.toThrow();
});

const listed = ["https://portal.example.com"];

test.each([
  "http://portal.example.com/",
  "https://portal.example.com.evil.example/",
  "https://portal.example.com@evil.example/",
  "https://user:pass@portal.example.com/",
  "https://evil.example/?https://portal.example.com",
  "https://portal.example.com:8443/",
  "//portal.example.com/",
  "///portal.example.com",
  "https:/portal.example.com",
  "https:\\\\portal.example.com\\",
  "https://portal.example.com\\@evil.example/",
  "https://portal.example.com%2f@evil.example",
  "javascript:alert(1)//https://portal.example.com",
  "data:text/html,x",
  "https://portal.example.com\n.evil.example/",
  "https://sub.portal.example.com/",
  "https://xn--portal-.example.com",
  "",
])("no trick with a return address leads elsewhere: %j", (text) => {
  expect(() => parseReturnUrl(text, listed)).toThrow(/marked field/);
  expect(safeReturnUrl(text, listed)).toBeUndefined();
});

test("a return address on the list is kept in one spelling, and falls with the list", () => {
  const url = parseReturnUrl("HTTPS://Portal.Example.com/back?state=1#x", listed);
  expect(url).toBe("https://portal.example.com/back?state=1#x");
  expect(safeReturnUrl(url, listed)).toBe(url);
  expect(safeReturnUrl(url, [])).toBeUndefined();
  expect(parseOrigins("portal.example.com\nhttps://b.example:8443")).toEqual([...listed, "https://b.example:8443"]);
  for (const wrong of ["http://a.example", "https://a.example/path", "https://*.example", "https://u@a.example"])
    expect(() => parseOrigins(wrong)).toThrow(/marked field/);
});
