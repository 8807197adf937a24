import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { accessToken } from "@/lib/grants/access";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { quickFolder } from "@/tests/support/memory";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { type Grants, grantsOf } from "@/tests/support/vendor/grants";
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

describe("between two processes", () => {
  test("a lease of another is waited for, and what that one stored is taken", async () => {
    const id = await make();
    await grants.expire(id);
    await grants.set(id, { leaseOwner: "another", leaseUntil: Date.now() + 30_000, fence: 7 });
    const waiting = accessToken(t.owner, id);
    await new Promise((done) => setTimeout(done, 500));
    expect(vendor.seen.refreshes).toBe(0);
    await grants.set(id, { leaseOwner: null, leaseUntil: null });
    expect((await waiting).token).toMatch(/^at_/);
    expect(await grants.of(id)).toMatchObject({ fence: 8, revision: 2 });
  });

  test("an answer that comes after somebody else took the lease does not overwrite what that one stored", async () => {
    const id = await make();
    await grants.expire(id);
    vendor.quirks.delayMs = 400;
    const late = accessToken(t.owner, id);
    await new Promise((done) => setTimeout(done, 150));
    const { revision } = await grants.of(id);
    await grants.set(id, { revision: revision + 5, fence: 99 });
    await late.catch(() => undefined);
    expect(await grants.of(id)).toMatchObject({ revision: revision + 5, fence: 99 });
  });

  test("invalid_grant that came because a sibling was faster turns nothing red", async () => {
    const id = await make();
    await grants.expire(id);
    vendor.quirks.delayMs = 300;
    const row = await grants.of(id);
    const spare = (await connected(t.owner, vendor, "v")).credential;
    vendor.revoke();
    const late = accessToken(t.owner, id).catch((e: unknown) => e);
    await new Promise((done) => setTimeout(done, 100));
    await grants.set(id, { revision: row.revision + 1, blob: row.blob });
    await late;
    expect((await getCredential(t.owner, id)).status).toBe("valid");
    expect(spare).not.toBe(id);
  });
});
