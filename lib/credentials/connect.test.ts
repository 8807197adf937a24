import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { getCredential } from "./get";
import { submitCredential } from "./submit";

let t: TestInstallation;
let id: string;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

const values = {
  baseUrl: "https://api.example.com",
  checkPath: "/me",
  issuer: "https://login.example.com",
  clientId: "keyrack",
  clientSecret: "sealed-4711",
  scopes: "read",
};
const form = { name: "Orders", connector: "oauth2", scheme: "authorizationCode", intent: "save" } as const;

test("before a sign-in the form is stored as a draft, and nothing is contacted", async () => {
  const done = await submitCredential(t.owner, { ...form, values, connect: "own" });
  id = "saved" in done ? done.saved : "";
  const draft = await getCredential(t.owner, id);
  expect(draft).toMatchObject({ state: "draft", values: { clientId: "keyrack" } });
  expect(JSON.stringify(draft)).not.toContain("sealed-4711");
});

test("one in use may change what is asked for, but neither lead elsewhere nor become incomplete", async () => {
  const { store } = t.home;
  const { credentials } = store.t;
  await store.write(
    async (tx) => void (await tx.update(credentials).set({ state: "active" }).where(eq(credentials.id, id))),
  );
  const edit = (changed: Record<string, string>) =>
    submitCredential(t.owner, { ...form, credential: id, values: changed, connect: "own" });
  await edit({ scopes: "read write" });
  expect((await getCredential(t.owner, id)).values.scopes).toBe("read write");
  await expect(edit({ issuer: "https://elsewhere.example.com" })).rejects.toMatchObject({ code: "conflict" });
  await expect(edit({ clientId: "" })).rejects.toMatchObject({ code: "invalid_fields" });
  expect((await getCredential(t.owner, id)).values).toMatchObject({ clientId: "keyrack", issuer: values.issuer });
});
