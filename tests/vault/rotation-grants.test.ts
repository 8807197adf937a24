import { afterAll, beforeAll, expect, test } from "vitest";
import { accessToken } from "@/lib/grants/access";
import { openPrevious } from "@/lib/grants/grant";
import { standingOn } from "@/lib/rotation/places";
import { beginRotation, removeOldKey, settlingMs } from "@/lib/rotation/rotation";
import { stopTurning, turnKeys } from "@/lib/rotation/turn";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { type Grants, grantsOf } from "@/tests/support/vendor/grants";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
let grants: Grants;
beforeAll(async () => {
  t = await testInstallation();
  vendorConnector("v");
  vendor = await startVendor();
  grants = grantsOf(t.home);
});
afterAll(async () => {
  await vendor.close();
  await t.stop();
});

test("new data keys wait for a refresh under way, take the generation before along, and lose no token", async () => {
  const { home, owner } = t;
  const id = (await connected(owner, vendor, "v")).credential;
  await grants.expire(id);
  await accessToken(owner, id);
  const old = home.vault.keyId;
  const before = await grants.of(id);
  expect(before.previousBlob).not.toBeNull();
  const earlier = openPrevious(home, before);

  await grants.expire(id);
  vendor.quirks.delayMs = 1500;
  const under = accessToken(owner, id);
  while ((await grants.of(id)).leaseOwner === null) await new Promise((done) => setTimeout(done, 5));
  await beginRotation(owner, { reencrypt: true });
  await turnKeys(home);
  expect((await grants.of(id)).wrappedDek).toEqual(before.wrappedDek);
  expect(await standingOn(home.store, old)).toBeGreaterThan(0);
  const { token, revision } = await under;
  vendor.quirks.delayMs = 0;

  await turnKeys(home);
  const after = await grants.of(id);
  expect(after).toMatchObject({ revision });
  expect(after.wrappedDek).not.toEqual(before.wrappedDek);
  expect(await standingOn(home.store, old)).toBe(0);
  expect((await accessToken(owner, id)).token).toBe(token);
  expect(openPrevious(home, after)?.accessToken).not.toBe(earlier?.accessToken);
  await stopTurning(home);
  await removeOldKey(owner, Date.now() + settlingMs + 1);
  await grants.expire(id);
  expect((await accessToken(owner, id)).token).not.toBe(token);
});
