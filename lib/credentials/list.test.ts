import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expiresSoonMs } from "@/connectors/kit";
import type { Actor } from "@/lib/actor";
import { demoKey } from "@/lib/demo";
import { listEvents } from "@/lib/events";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { createCredential } from "./create";
import { countByStatus, listCredentials, statusFilters } from "./list";
import { recheckCredential } from "./recheck";

let t: TestInstallation;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());

test("every credential is counted in exactly one status, and listed under that one alone", async () => {
  const day = 86_400_000;
  const cases = [
    { status: "valid", expiresAt: null, as: "valid" },
    { status: "valid", expiresAt: Date.now() + expiresSoonMs + day, as: "valid" },
    { status: "valid", expiresAt: Date.now() + expiresSoonMs - day, as: "expiring" },
    { status: "limited", expiresAt: Date.now() + day, as: "limited" },
    { status: "invalid", expiresAt: Date.now() - day, as: "invalid" },
    { status: "unknown", expiresAt: null, as: "unknown" },
    { status: "valid", expiresAt: Date.now() + day, state: "disabled", as: "disabled" },
    { status: "unknown", expiresAt: null, state: "draft", as: "draft" },
  ];
  const key = await demoKey(t.home.store, t.home.vault);
  const { credentials } = t.home.store.t;
  for (const { as, ...set } of cases) {
    const made = await createCredential(t.owner, {
      connector: "demo",
      scheme: "key",
      values: { key },
      name: as,
      draft: true,
    });
    const row = { state: "active", ...set };
    await t.home.store.write(
      async (tx) => void (await tx.update(credentials).set(row).where(eq(credentials.id, made.id))),
    );
  }
  const counts = await countByStatus(t.owner);
  expect(counts.all).toBe(cases.length);
  expect(statusFilters.reduce((sum, status) => sum + counts[status], 0)).toBe(cases.length);
  for (const status of statusFilters) {
    const { items, total } = await listCredentials(t.owner, { status });
    expect(items.map((item) => item.name)).toEqual(cases.filter(({ as }) => as === status).map(() => status));
    expect(total).toBe(counts[status]);
  }
});

test("a check in the background that changes nothing is history, but no event", async () => {
  const key = await demoKey(t.home.store, t.home.vault);
  const made = await createCredential(t.owner, { connector: "demo", scheme: "key", values: { key }, name: "Quiet" });
  const system: Actor = { kind: "system", name: "Keyrack", workspaceId: t.owner.workspaceId };
  await recheckCredential(system, made.id);
  expect((await listEvents(t.owner, { target: made.id })).map((line) => line.action)).toEqual(["credential.created"]);
  await recheckCredential(t.owner, made.id);
  expect((await listEvents(t.owner, { target: made.id })).map((line) => line.action)).toContain("credential.verified");
});
