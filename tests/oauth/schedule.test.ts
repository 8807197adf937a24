import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { removeCredential } from "@/lib/credentials/change";
import { getCredential } from "@/lib/credentials/get";
import { listCredentials } from "@/lib/credentials/list";
import { listEvents } from "@/lib/events";
import { accessToken, grantSummary } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { refreshDue } from "@/lib/grants/upkeep";
import { startSchedule, stopSchedule } from "@/lib/schedule";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { outages } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
beforeAll(async () => {
  t = await testInstallation();
  vendorConnector("v");
});
afterAll(() => t.stop());
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

const grantOf = (id: string) => grantRow(t.home, t.home.store.db, id);
const expire = (id: string) => {
  const { grants: g } = t.home.store.t;
  const past = { expiresAt: Date.now() - 1, dueAt: Date.now() - 1 };
  return t.home.store.write(async (tx) => void (await tx.update(g).set(past).where(eq(g.credentialId, id))));
};
const until = async (done: () => Promise<boolean>) => {
  for (let tries = 0; tries < 150 && !(await done()); tries += 1) await new Promise((next) => setTimeout(next, 100));
};

test("what is due is refreshed without being asked, and stopping waits until it is stored", async () => {
  const { credential: id } = await connected(t.owner, vendor, "v");
  await expire(id);
  startSchedule();
  startSchedule();
  await until(async () => (await grantOf(id))?.revision === 2);
  expect(vendor.seen.refreshes).toBe(1);
  vendor.quirks.delayMs = 800;
  await expire(id);
  const asking = accessToken(t.owner, id);
  await until(async () => vendor.seen.token.length === 3);
  await stopSchedule();
  expect(await grantOf(id)).toMatchObject({ revision: 3, attemptAt: null, leaseOwner: null });
  expect((await asking).revision).toBe(3);
});

test("a credential that cannot be opened does not keep the others from being refreshed", async () => {
  const { credential: broken } = await connected(t.owner, vendor, "v");
  const { credential: fine } = await connected(t.owner, vendor, "v");
  const { grants: g } = t.home.store.t;
  const rubbish = { blob: Buffer.alloc(80) };
  await t.home.store.write(async (tx) => void (await tx.update(g).set(rubbish).where(eq(g.credentialId, broken))));
  for (const id of [broken, fine]) await expire(id);
  await refreshDue(t.home);
  expect(await grantOf(fine)).toMatchObject({ revision: 2 });
  expect((await grantOf(broken))?.dueAt ?? 0).toBeGreaterThan(Date.now());
});

test("no token, code, verifier or secret lies readable in the data folder, in lists or in events", async () => {
  const { credential: id } = await connected(t.owner, vendor, "v");
  const { token } = await accessToken(t.owner, id);
  vendor.quirks.broken = () => outages.gateway;
  await expire(id);
  await accessToken(t.owner, id).catch(() => undefined);
  vendor.quirks.broken = undefined;
  const sent = vendor.seen.token.flatMap(({ body }) => [body.refresh_token, body.code, body.code_verifier]);
  const secrets = [vendor.quirks.clientSecret, token, ...sent.filter((each) => each !== undefined)];
  const pages = [
    await getCredential(t.owner, id),
    await listCredentials(t.owner),
    await listEvents(t.owner),
    await grantSummary(t.owner, id),
  ];
  const files = readdirSync(t.dataDir).map((name) => join(t.dataDir, name));
  const bytes = files.filter((path) => statSync(path).isFile()).map((path) => readFileSync(path).toString("latin1"));
  for (const secret of secrets) {
    expect(JSON.stringify(pages)).not.toContain(secret);
    for (const text of bytes) expect(text.includes(secret)).toBe(false);
  }
});

test("a deleted credential leaves no grant behind", async () => {
  const { credential: id } = await connected(t.owner, vendor, "v");
  await removeCredential(t.owner, id);
  expect(await grantOf(id)).toBeUndefined();
});
