import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { notFound } from "@/lib/errors";
import { beginCeremony } from "@/lib/session/ceremonies";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  finishPasskeySignIn,
  listPasskeys,
  removePasskey,
} from "./passkeys";

let t: TestInstallation;
const password = "correct horse battery";
beforeAll(async () => {
  t = await testInstallation({ KEYRACK_URL: "https://keyrack.example" });
});
afterAll(() => t.stop());
beforeEach(async () => {
  await t.home.store.write(async (tx) => void (await tx.delete(t.home.store.t.limits)));
});

test("making one asks for the password, and names the public address and nothing else", async () => {
  await expect(beginPasskey(t.owner, "not my password")).rejects.toMatchObject({ code: "invalid_fields" });
  const { options } = await beginPasskey(t.owner, password);
  expect(options.rp.id).toBe("keyrack.example");
  expect(options.authenticatorSelection).toMatchObject({ residentKey: "required", userVerification: "required" });
});

test.each([{}, null, "x", { id: "a", rawId: "a", type: "public-key", response: {} }])(
  "the answer %j makes no passkey, and uses its challenge up",
  async (answer) => {
    const { step } = await beginPasskey(t.owner, password);
    await expect(addPasskey(t.owner, step, answer, "Mine")).rejects.toMatchObject({ code: "forbidden" });
    await expect(addPasskey(t.owner, step, answer, "Mine")).rejects.toMatchObject({ code: "expired" });
    expect(await listPasskeys(t.owner)).toEqual([]);
  },
);

test("a challenge counts for its own person and its own purpose", async () => {
  const { step } = await beginPasskey(t.owner, password);
  const other = { ...t.owner, userId: "us_other" };
  await expect(addPasskey(other, step, {}, "Theirs")).rejects.toMatchObject({ code: "expired" });
  const half = await beginCeremony("code", { userId: t.owner.userId, data: {} });
  await expect(finishPasskeySignIn(half, { id: "a" }, "192.0.2.1")).rejects.toMatchObject({ code: "expired" });
});

test.each([{}, null, { id: "unknown" }, { id: ["x"] }])("the answer %j lets nobody in", async (answer) => {
  const { step, options } = await beginPasskeySignIn();
  expect(options.allowCredentials ?? []).toEqual([]);
  await expect(finishPasskeySignIn(step, answer, "192.0.2.1")).rejects.toMatchObject({ code: "forbidden" });
});

test("thirty tries from one address are enough", async () => {
  for (let tries = 0; tries < 30; tries++) {
    await expect(finishPasskeySignIn("none", {}, "192.0.2.8")).rejects.toMatchObject({ code: "expired" });
  }
  await expect(finishPasskeySignIn("none", {}, "192.0.2.8")).rejects.toMatchObject({ code: "rate_limited" });
});

test("somebody else's passkey is not there to remove", async () => {
  const { passkeys } = t.home.store.t;
  const row = { id: "abc", userId: "us_other", name: "Theirs", publicKey: Buffer.from("x"), counter: 0 };
  await t.home.store.write(
    async (tx) => void (await tx.insert(passkeys).values({ ...row, transports: [], createdAt: 1, lastUsedAt: null })),
  );
  await expect(removePasskey(t.owner, "abc")).rejects.toMatchObject({ message: notFound().message });
  expect(await t.home.store.db.select().from(passkeys)).toHaveLength(1);
});
