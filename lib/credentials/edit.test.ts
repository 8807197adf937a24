import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { getCredential } from "./get";
import { type Submission, submitCredential } from "./submit";

const server = createServer((request, response) => {
  response.statusCode = request.headers.authorization === "Bearer right" ? 200 : 401;
  response.end("{}");
});
let t: TestInstallation;
let baseUrl: string;
beforeAll(async () => {
  t = await testInstallation();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await t.stop();
});

const http = (more: Partial<Submission> = {}): Submission => ({
  connector: "http",
  scheme: "bearer",
  name: "API",
  intent: "save",
  values: { baseUrl, checkPath: "/", token: "right", account: "robot" },
  ...more,
});
const savedBy = async (input: Submission): Promise<string> => {
  const result = await submitCredential(t.owner, input);
  if (!("saved" in result)) throw new Error(`not saved: ${result.done.outcome}`);
  return result.saved;
};

test("a changed label keeps the credential", async () => {
  const id = await savedBy(http());
  const values = { baseUrl, checkPath: "/", account: "warehouse" };
  expect(await savedBy(http({ credential: id, values }))).toBe(id);
  expect(await getCredential(t.owner, id)).toMatchObject({ label: "warehouse", identity: `warehouse at ${baseUrl}` });
});

test("a draft may change its way in: readable values move along, sealed ones do not", async () => {
  const id = await savedBy(http({ intent: "draft" }));
  const values = { baseUrl, checkPath: "/", username: "ana" };
  await savedBy(http({ scheme: "basic", credential: id, intent: "draft", values }));
  const draft = await getCredential(t.owner, id);
  expect(draft).toMatchObject({ scheme: "basic", state: "draft", values: { baseUrl, username: "ana" } });
  expect(Object.keys(draft.kept)).toEqual([]);
});

test("one in use keeps its way in", async () => {
  const id = await savedBy(http({ intent: "keep" }));
  const refused = submitCredential(t.owner, http({ scheme: "basic", credential: id, intent: "draft" }));
  await expect(refused).rejects.toMatchObject({ code: "conflict" });
  expect(await getCredential(t.owner, id)).toMatchObject({ scheme: "bearer", status: "valid" });
});

test("a stored secret that can be done without stays while it is absent, and goes with an empty value", async () => {
  const redis = { connector: "redis", scheme: "password", name: "Cache", intent: "draft" } as const;
  const id = await savedBy({ ...redis, values: { host: "127.0.0.1", port: "6379", password: "kept" } });
  const keys = async () => Object.keys((await getCredential(t.owner, id)).kept);
  await savedBy({ ...redis, credential: id, values: { port: "6380" } });
  expect(await keys()).toEqual([]);
  await savedBy({ ...redis, credential: id, values: { password: "again" } });
  await savedBy({ ...redis, credential: id, values: {} });
  expect(await keys()).toEqual(["password"]);
  await savedBy({ ...redis, credential: id, values: { password: "" } });
  expect(await keys()).toEqual([]);
});
