import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Member } from "@/lib/actor";
import { connectorOf, describeConnector, findConnector, listConnectors } from "@/lib/catalog";
import { createCredential } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { recheckCredential } from "@/lib/credentials/recheck";
import { sweepTries } from "@/lib/limits";
import { disguises } from "@/tests/support/encodings";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type OwnApplicationServer, startOwnApplication } from "@/tests/support/own-application";
import { type Definition, definitionFile, parseDefinition } from "./definition";
import { toDefinition, toForm } from "./definition-form";
import { discardDraft, finishDraft, getDraft, keepDraft, startDraft, tryDraft } from "./drafts";
import { dryRun } from "./dry-run";
import { definitionOf, getOwnApplication, listOwnApplications } from "./list";
import { removeConnector, saveConnector } from "./save";
import { loadShelf } from "./shelf";

let test_: TestInstallation;
let owner: Member;
let editor: Member;
let stranger: Member;
let app: OwnApplicationServer;

beforeAll(async () => {
  [test_, app] = await Promise.all([testInstallation(), startOwnApplication()]);
  owner = test_.owner;
  editor = { ...owner, role: "editor" };
  const { store } = test_.home;
  const at = Date.now();
  await store.write(async (tx) => {
    await tx.insert(store.t.workspaces).values({ id: "ws_other", name: "Other", createdAt: at });
  });
  stranger = { ...owner, workspaceId: "ws_other", workspaceName: "Other" };
});
beforeEach(() => sweepTries(-1));
afterAll(async () => {
  app?.close();
  await test_?.stop();
});

const orders = (change: Partial<Definition> = {}): Definition =>
  parseDefinition({
    format: "keyrack.connector/1",
    name: "Orders",
    category: "erp",
    baseUrl: `${app.url}/v1`,
    check: { path: "/me", expect: "json", identity: "/id", label: "/email" },
    ways: [{ kind: "apiKey", key: { in: "header", name: "X-Orders-Key" } }],
    ...change,
  });
const save = (definition: unknown, id?: string, source: "form" | "openapi" = "form") =>
  saveConnector(owner, { definition, source, id });
const add = (actor: Member, connector: string, name: string) =>
  createCredential(actor, { connector, scheme: "apiKeyHeader", name, values: { key: app.key } });

test("a description becomes an application like any other, and a credential of it is verified", async () => {
  const { id } = await save(orders());
  expect(id).toBe("own-orders");
  expect(listConnectors(editor).map((each) => each.id)).toContain(id);
  expect((await describeConnector(editor, id)).schemes[0]?.fields).toHaveProperty("key");
  const made = await add(editor, id, "Orders");
  expect(made).toMatchObject({ status: "valid", label: "ana@orders.dev", identity: "acc-1", connectorName: "Orders" });
});

test("a credential stays with its version until it is edited", async () => {
  const made = (await add(owner, "own-orders", "Stays")).id;
  await save(orders({ check: { path: "/gone", expect: "json" } }), "own-orders");
  expect((await recheckCredential(owner, made)).outcome.outcome).toBe("verified");
  const { versions } = await getOwnApplication(owner, "own-orders");
  expect(versions.map(({ version, uses }) => [version, uses])).toEqual([
    [2, 0],
    [1, 2],
  ]);
  await save(orders({ check: { path: "/whoami", expect: "json", identity: "/id" } }), "own-orders");
  await editCredential(owner, { id: made, values: { account: "robot" } });
  const after = await getOwnApplication(owner, "own-orders");
  expect(after.versions.map(({ version, uses }) => [version, uses])).toEqual([
    [3, 1],
    [2, 0],
    [1, 1],
  ]);
  expect(app.asked.at(-1)).toBe("/v1/whoami");
});

test("a version that leads elsewhere gets no stored secret", async () => {
  const made = (await add(owner, "own-orders", "Moved")).id;
  const before = app.asked.length;
  await save(orders({ baseUrl: "https://elsewhere.invalid/v1" }), "own-orders");
  await expect(editCredential(owner, { id: made, values: { account: "robot" } })).rejects.toMatchObject({
    code: "invalid_fields",
  });
  expect(app.asked.length).toBe(before);
  await save(orders(), "own-orders");
});

test("nothing of one workspace is found from another", async () => {
  expect(listConnectors(stranger).filter((each) => each.id.startsWith("own-"))).toEqual([]);
  expect(findConnector("own-orders", stranger)).toBeUndefined();
  expect(() => connectorOf("own-orders", stranger)).toThrow(/no application/);
  expect(await listOwnApplications(stranger)).toEqual([]);
  await expect(definitionOf(stranger, "own-orders")).rejects.toMatchObject({ code: "not_found" });
  await expect(removeConnector(stranger, "own-orders")).rejects.toMatchObject({ code: "not_found" });
  await expect(
    saveConnector(stranger, { definition: orders(), source: "form", id: "own-orders" }),
  ).rejects.toMatchObject({ code: "not_found" });
  await expect(add(stranger, "own-orders", "Stolen")).rejects.toMatchObject({ code: "not_found" });
  const draft = await startDraft(owner, { source: "form", content: { about: {}, ways: [{}], guesses: [], notes: [] } });
  await expect(getDraft(stranger, draft)).rejects.toMatchObject({ code: "not_found" });
  await expect(discardDraft(stranger, draft)).rejects.toMatchObject({ code: "not_found" });
  // The same name there is another application.
  const theirs = await saveConnector(stranger, {
    definition: orders({ baseUrl: "https://theirs.invalid" }),
    source: "form",
  });
  expect(theirs.id).toBe("own-orders");
  expect((await definitionOf(owner, "own-orders")).baseUrl).toBe(`${app.url}/v1`);
});

test("owners and admins describe, editors use, viewers look", async () => {
  await expect(saveConnector(editor, { definition: orders(), source: "form" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(removeConnector({ ...owner, role: "viewer" }, "own-orders")).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(dryRun(editor, { definition: orders(), scheme: "apiKeyHeader", values: {} })).rejects.toMatchObject({
    code: "forbidden",
  });
  expect((await listOwnApplications({ ...owner, role: "viewer" })).map(({ name }) => name)).toEqual(["Orders"]);
});

test("what is in use cannot be deleted, and a way in that is used cannot go", async () => {
  await expect(removeConnector(owner, "own-orders")).rejects.toMatchObject({ code: "in_use" });
  await expect(save(orders({ ways: [{ kind: "bearer" }] }), "own-orders")).rejects.toMatchObject({ code: "in_use" });
  const { id } = await save(orders({ name: "Unused" }));
  await removeConnector(owner, id);
  expect(findConnector(id, owner)).toBeUndefined();
});

test("a draft of a document is for owners and admins until something made with it has worked", async () => {
  const { id } = await save(orders({ name: "Drafted" }), undefined, "openapi");
  expect(listConnectors(editor).map((each) => each.id)).not.toContain(id);
  expect(listConnectors(owner).map((each) => each.id)).toContain(id);
  await expect(add(editor, id, "Too early")).rejects.toMatchObject({ code: "forbidden" });
  await add(owner, id, "First");
  expect(listConnectors(editor).map((each) => each.id)).toContain(id);
  await loadShelf(test_.home.store);
  await add(editor, id, "Second");
});

test("a guess has to be confirmed or replaced before it is saved", async () => {
  const content = {
    ...toForm(orders({ name: "Guessed" })),
    guesses: [{ at: "about.baseUrl", reason: "Somebody wrote so." }],
    notes: [],
  };
  const id = await startDraft(owner, { source: "openapi", content });
  await expect(finishDraft(owner, id)).rejects.toMatchObject({
    fields: { "about.baseUrl": expect.stringContaining("Confirm") },
  });
  await keepDraft(owner, id, { ...content, confirmed: [] });
  await expect(finishDraft(owner, id)).rejects.toMatchObject({ code: "invalid_fields" });
  await keepDraft(owner, id, { ...content, confirmed: ["about.baseUrl"] });
  const run = await tryDraft(owner, id, { scheme: "apiKeyHeader", values: { key: app.key } });
  expect(run.works).toBe(true);
  expect((await getDraft(owner, id)).proven).toBe(true);
  const saved = await finishDraft(owner, id);
  // It has worked: editors may use it at once.
  expect(listConnectors(editor).map((each) => each.id)).toContain(saved.id);
  await expect(getDraft(owner, id)).rejects.toMatchObject({ code: "not_found" });
});

test("a change after the dry run makes it untried again", async () => {
  const content = { ...toForm(orders({ name: "Changed" })), guesses: [], notes: [] };
  const id = await startDraft(owner, { source: "openapi", content });
  await tryDraft(owner, id, { scheme: "apiKeyHeader", values: { key: app.key } });
  await keepDraft(owner, id, { about: { ...content.about, path: "/whoami" }, ways: content.ways, confirmed: [] });
  expect((await getDraft(owner, id)).proven).toBe(false);
});

test("a dry run shows what went over the wire without any secret, right or wrong, and stores nothing", async () => {
  for (const secret of [app.key, "wrong-key-Ab12Cd34Ef56"]) {
    const run = await dryRun(owner, { definition: orders(), scheme: "apiKeyHeader", values: { key: secret } });
    expect(run.outcome).toBe(secret === app.key ? "verified" : "rejected");
    expect(run.exchanges[0]?.status).toBe(secret === app.key ? 200 : 401);
    const shown = JSON.stringify(run);
    for (const [name, shape] of Object.entries(disguises(secret))) expect(shown.includes(shape), name).toBe(false);
    expect(shown).not.toContain("another-secret-9k2");
    expect(shown).toContain("[secret]");
  }
  const { store } = test_.home;
  expect(JSON.stringify(await store.db.select().from(store.t.connectorDrafts))).not.toContain("wrong-key");
});

test("an exported definition is the same application elsewhere", async () => {
  const file = definitionFile(await definitionOf(owner, "own-orders"));
  expect(file).not.toContain(app.key);
  const { id } = await saveConnector(stranger, { definition: file, source: "file" });
  expect(id).toBe("own-orders-2");
  expect(definitionFile(await definitionOf(stranger, id))).toBe(file);
  expect(definitionFile(toDefinition(toForm(parseDefinition(file))))).toBe(file);
  const made = await add(stranger, id, "There");
  expect(made.label).toBe("ana@orders.dev");
});

const wrong: [string, Record<string, unknown>][] = [
  ["code", { script: "process.exit()" }],
  ["a member it does not know", { ways: [{ kind: "bearer", probe: "x" }] }],
  ["a way in it does not know", { ways: [{ kind: "magic" }] }],
  ["a name in braces outside the base URL", { check: { path: "/me/{key}", expect: "json" } }],
  ["a host that is left open", { baseUrl: "https://{host}/v1" }],
  ["an end of a host that is left open", { baseUrl: "https://api.{domain}" }],
  ["a user name in the address", { baseUrl: "https://a:b@api.orders.dev" }],
  ["another scheme", { baseUrl: "file:///etc/passwd" }],
  ["a header of the connection", { ways: [{ kind: "apiKey", key: { in: "header", name: "Host" } }] }],
  ["a header with a line break", { ways: [{ kind: "apiKey", key: { in: "header", name: "X\r\nY" } }] }],
  [
    "a prefix with a placeholder",
    { ways: [{ kind: "apiKey", key: { in: "header", name: "X", prefix: "{baseUrl} " } }] },
  ],
  [
    "a token URL with a placeholder",
    {
      ways: [
        { kind: "oauth2", grant: "client_credentials", clientAuthentication: "basic", tokenUrl: "https://{x}.dev/t" },
      ],
    },
  ],
  ["an outage that counts as a wrong key", { check: { path: "/me", expect: "json", rejects: [429] } }],
  ["a choice for a name that is nowhere", { variables: { region: { choices: ["eu"] } } }],
  ["no way in", { ways: [] }],
  ["another format", { format: "keyrack.connector/9" }],
];
test.each(wrong)("a definition with %s is refused", (_, part) => {
  expect(() => parseDefinition({ ...orders(), ...part })).toThrow(expect.objectContaining({ code: "invalid_fields" }));
});
