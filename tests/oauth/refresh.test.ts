import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { recheckCredential } from "@/lib/credentials/recheck";
import { accessToken } from "@/lib/grants/access";
import { forgetPrevious, refreshDue } from "@/lib/grants/upkeep";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { quickFolder } from "@/tests/support/memory";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { type Grants, grantsOf } from "@/tests/support/vendor/grants";
import { outages } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
let grants: Grants;
const folder = quickFolder();
beforeAll(async () => {
  t = await testInstallation({ KEYRACK_DATA_DIR: folder });
  vendorConnector("v");
  grants = grantsOf(t.home);
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

const make = async () => (await connected(t.owner, vendor, "v")).credential;

test("fifty callers at once cause exactly one refresh, two hundred times over", async () => {
  const id = await make();
  const at = vendor.seen.refreshes;
  for (let round = 0; round < 200; round += 1) {
    await grants.expire(id);
    const before = vendor.seen.refreshes;
    const tokens = await Promise.all(Array.from({ length: 50 }, () => accessToken(t.owner, id)));
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(vendor.seen.refreshes - before).toBe(1);
  }
  expect(vendor.seen.refreshes - at).toBe(200);
}, 120_000);

test("a token that is still valid is served at once while the refresh that is due fails", async () => {
  const id = await make();
  const { token } = await accessToken(t.owner, id);
  vendor.quirks.broken = () => outages.gateway;
  await grants.set(id, { dueAt: Date.now() - 1 });
  expect((await accessToken(t.owner, id)).token).toBe(token);
  await refreshDue(t.home);
  expect((await accessToken(t.owner, id)).token).toBe(token);
  expect(await grants.of(id)).toMatchObject({ failures: 1 });
});

test("a probe that the application refuses with 401 renews the token once and asks again", async () => {
  const id = await make();
  const { revision } = await accessToken(t.owner, id);
  const { wrappedDek, blob } = await grants.of(id);
  vendor.quirks.expiresIn = 3600;
  expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  vendor.forgetAccess();
  expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  const after = await grants.of(id);
  expect(after.revision).toBe(revision + 1);
  expect(after.wrappedDek).toEqual(wrappedDek);
  expect(after.blob).not.toEqual(blob);
  expect(after.previousBlob).toBeNull();
});

test("the generation before is kept sealed until the new one worked, or for a day", async () => {
  const id = await make();
  await grants.expire(id);
  await accessToken(t.owner, id);
  expect(await grants.of(id)).toMatchObject({ previousRevision: 1, previousBlob: expect.any(Buffer) });
  await recheckCredential(t.owner, id);
  expect(await grants.of(id)).toMatchObject({ previousRevision: null, previousBlob: null });
  await grants.expire(id);
  await accessToken(t.owner, id);
  await forgetPrevious(t.home, Date.now() + 23 * 3_600_000);
  expect((await grants.of(id)).previousBlob).not.toBeNull();
  await forgetPrevious(t.home, Date.now() + 25 * 3_600_000);
  expect((await grants.of(id)).previousBlob).toBeNull();
});
