import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoKey } from "@/lib/demo";
import { AppError } from "@/lib/errors";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { getCredential } from "./get";
import { listCredentials } from "./list";
import { type Submission, submitCredential } from "./submit";

/** Two servers that accept the token `right`, with or without a word before it, and note every authorization that reached them. */
let t: TestInstallation;
let key: string;
const seen: string[][] = [[], []];
let servers: Server[];
let urls: string[];

beforeAll(async () => {
  t = await testInstallation();
  key = await demoKey(t.home.store, t.home.vault);
  servers = seen.map((list) =>
    createServer((request, response) => {
      list.push(request.headers.authorization ?? "");
      response.statusCode = /^(Bearer )?right$/.test(request.headers.authorization ?? "") ? 200 : 401;
      response.setHeader("content-type", "application/json");
      response.end("{}");
    }),
  );
  await Promise.all(servers.map((server) => new Promise<void>((done) => server.listen(0, "127.0.0.1", done))));
  urls = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(async () => {
  for (const server of servers) server.close();
  await t.stop();
});

const demo = (more: Partial<Submission> = {}): Submission => ({
  connector: "demo",
  scheme: "key",
  name: "Demo",
  intent: "save",
  values: { key },
  ...more,
});
const http = (more: Partial<Submission> = {}): Submission => ({
  connector: "http",
  scheme: "bearer",
  name: "API",
  intent: "save",
  values: { baseUrl: urls[0], checkPath: "/", token: "right", account: "robot" },
  ...more,
});
const savedBy = async (input: Submission): Promise<string> => {
  const result = await submitCredential(t.owner, input);
  if (!("saved" in result)) throw new Error(`not saved: ${result.done.outcome}`);
  return result.saved;
};
const failedBy = (input: Submission) => submitCredential(t.owner, input).catch((error: unknown) => error as AppError);

test("a rejected secret is not stored, and need not be typed again to try with another address", async () => {
  const before = (await listCredentials(t.owner)).total;
  const first = await submitCredential(t.owner, http({ values: { ...http().values, token: "wrong" } }));
  expect(first).toMatchObject({ done: { outcome: "rejected" }, kept: ["token"] });
  expect((await listCredentials(t.owner)).total).toBe(before);
  if ("saved" in first) throw new Error("saved");
  const again = await submitCredential(
    t.owner,
    http({ base: first.base, values: { baseUrl: urls[0], checkPath: "/other" } }),
  );
  expect(again).toMatchObject({ done: { outcome: "rejected" } });
  expect(seen[0]?.at(-1)).toBe("Bearer wrong");
});

test("a secret kept from the last try goes to no other host, and the message at its field says so", async () => {
  const first = await submitCredential(t.owner, http({ values: { ...http().values, token: "wrong" } }));
  if ("saved" in first) throw new Error("saved");
  const error = await failedBy(http({ base: first.base, values: { baseUrl: urls[1] } }));
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ fields: { token: expect.stringContaining("address changed") } });
  expect(seen[1]).toEqual([]);
});

test("an account that exists already is asked about first, then kept twice", async () => {
  const one = await savedBy(demo());
  const result = await submitCredential(t.owner, demo({ name: "Demo 2" }));
  expect(result).toMatchObject({ done: { outcome: "verified", same: [{ id: one, name: "Demo" }] } });
  if ("saved" in result) throw new Error("saved");
  expect(await savedBy(demo({ name: "Demo 2", intent: "keep", check: result.base }))).not.toBe(one);
});

test("clearing an optional field removes it; the secret that was not sent stays", async () => {
  const values = { baseUrl: urls[0], checkPath: "/", headerName: "Authorization", key: "right", prefix: "Bearer " };
  const id = await savedBy(http({ scheme: "apiKeyHeader", intent: "keep", values }));
  expect((await getCredential(t.owner, id)).values.prefix).toBe("Bearer ");
  expect(seen[0]?.at(-1)).toBe("Bearer right");
  await savedBy(http({ scheme: "apiKeyHeader", credential: id, values: { prefix: "" } }));
  const after = await getCredential(t.owner, id);
  expect(after.values).not.toHaveProperty("prefix");
  expect(after).toMatchObject({ status: "valid", values: { headerName: "Authorization" } });
  expect(seen[0]?.at(-1)).toBe("right");
});

test("an edit that points elsewhere wants the secret again and leaves the old values in use", async () => {
  const id = await savedBy(http({ name: "Stays", intent: "keep" }));
  const error = await failedBy(http({ name: "Stays", credential: id, values: { baseUrl: urls[1] } }));
  expect(error).toMatchObject({
    code: "invalid_fields",
    fields: { token: expect.stringContaining("address changed") },
  });
  expect((await getCredential(t.owner, id)).values.baseUrl).toBe(urls[0]);
  expect(seen[1]).toEqual([]);
});

test("a draft that is pointed elsewhere forgets its secret", async () => {
  const id = await savedBy(http({ intent: "draft" }));
  expect((await getCredential(t.owner, id)).kept).toHaveProperty("token");
  await savedBy(http({ credential: id, intent: "draft", values: { baseUrl: urls[1], account: "" } }));
  const draft = await getCredential(t.owner, id);
  expect(draft).toMatchObject({ state: "draft", values: { baseUrl: urls[1] }, kept: {} });
  const error = await failedBy(http({ credential: id, values: {} }));
  expect(error).toMatchObject({ fields: { token: "Enter the token." } });
  expect(seen[1]).toEqual([]);
});

test("a draft is finished by a submit that brings what was missing", async () => {
  const id = await savedBy(demo({ intent: "draft", values: {} }));
  await savedBy(demo({ credential: id, name: "Finished" }));
  expect(await getCredential(t.owner, id)).toMatchObject({ state: "active", status: "valid", name: "Finished" });
});

test("an inconclusive one is saved only on request, and then as unknown", async () => {
  const values = { baseUrl: "http://127.0.0.1:9", checkPath: "/", token: "right" };
  const result = await submitCredential(t.owner, http({ values }));
  expect(result).toMatchObject({ done: { outcome: "inconclusive", reason: "refused" } });
  if ("saved" in result) throw new Error("saved");
  const id = await savedBy(http({ intent: "unverified", check: result.base, values: {} }));
  expect((await getCredential(t.owner, id)).status).toBe("unknown");
});
