import { afterAll, beforeAll, expect, test } from "vitest";
import { answerWeb } from "@/app/api/v1/web";
import { demoKey } from "@/lib/demo";
import { readEnv } from "@/lib/env";
import { newTokenText } from "@/lib/tokens/text";
import { type TestInstallation, testInstallation } from "../support/installation";

/** The other door, with a token that was configured for an unattended install. */
const token = newTokenText();
let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation({ KEYRACK_SETUP_TOKEN: token });
});
afterAll(() => t.stop());

const ask = (path: string, init: RequestInit = {}) =>
  answerWeb(
    new Request(`http://keyrack.test/api/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    }),
  );

test("the door of the pages answers like the entry, also what is streamed", async () => {
  const key = await demoKey(t.home.store, t.home.vault);
  const body = JSON.stringify({ connector: "demo", scheme: "key", name: "Web", values: { key } });
  const made = await ask("/credentials", { method: "POST", body, headers: { "content-type": "application/json" } });
  expect(made.status).toBe(201);
  const { id } = (await made.json()) as { id: string };
  expect(await (await ask(`/proxy/${id}/me`)).json()).toMatchObject({ name: "Demo account" });
  const lines = await ask("/events", { headers: { accept: "application/x-ndjson" } });
  expect((await lines.text()).trim().split("\n").length).toBeGreaterThan(3);
  expect((await ask(`/credentials/${id}`, { method: "DELETE" })).status).toBe(204);
  expect((await ask("/credentials", { headers: { authorization: "Bearer no" } })).status).toBe(401);
});

test("a set-up token that cannot be one stops the start with its name", () => {
  const setup = { KEYRACK_SETUP_EMAIL: "a@b.c", KEYRACK_SETUP_PASSWORD: "correct horse battery" };
  for (const bad of [{ ...setup, KEYRACK_SETUP_TOKEN: "krk_svc_short" }, { KEYRACK_SETUP_TOKEN: token }]) {
    const result = readEnv(bad);
    expect(result.ok ? [] : result.problems.map(({ name }) => name)).toContain("KEYRACK_SETUP_TOKEN");
  }
});
