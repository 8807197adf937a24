import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { storeSecrets } from "@/lib/credentials/sealed";
import { firstGrant, storeFirst } from "@/lib/grants/first";
import { refreshDue } from "@/lib/grants/upkeep";
import { newId } from "@/lib/id";
import { oauthCredential } from "@/lib/oauth/credential";
import type { Tokens } from "@/lib/oauth/token";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { quickFolder } from "@/tests/support/memory";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
const folder = quickFolder();
beforeAll(async () => {
  t = await testInstallation({ KEYRACK_DATA_DIR: folder });
  vendorConnector("v");
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

/** Copies of one that was connected a while ago. Their tokens ended, and their refresh token stays as it is. */
async function expired(count: number): Promise<void> {
  vendor.quirks.rotation = "never";
  const made = await oauthCredential(t.home, t.owner, (await connected(t.owner, vendor, "v")).credential, undefined);
  const [refreshToken, expiresAt] = [vendor.lastRefreshToken(), Date.now() - 1];
  const tokens: Tokens = {
    ...{ accessToken: "at_old", tokenType: "bearer", refreshToken, expiresAt },
    ...{ refreshExpiresAt: undefined, scopes: undefined, document: {}, claims: {} },
  };
  const { clientSecret = "" } = made.values;
  await t.home.store.write(async (tx) => {
    for (let at = 0; at < count; at += 1) {
      const row = { ...made.row, id: newId("cr"), name: `Copy ${at}` };
      await tx.insert(t.home.store.t.credentials).values(row);
      await storeSecrets(t.home, tx, row, { clientSecret });
      await storeFirst(t.home, tx, row, firstGrant(made, tokens, []));
    }
  });
}

test("a thousand that expired together come four at a time, and keep each pause that the application asks for", async () => {
  await expired(1000);
  const before = vendor.seen.refreshes;
  vendor.quirks.burst = 120;
  let ahead = 0;
  for (let round = 0; round < 20 && (await refreshDue(t.home, () => Date.now() + ahead)) > 0; round += 1) {
    // What was refused waits for half a minute at least, which is skipped; the pause itself is the application's.
    await new Promise((done) => setTimeout(done, 1_000));
    ahead += 60_000;
  }
  expect(vendor.seen.refreshes - before).toBe(1000);
  expect(vendor.seen.most).toBeLessThanOrEqual(4);
  // Only those that were on their way already may be told of a pause: one for each place in the queue.
  expect(vendor.seen.pauses.length).toBeGreaterThanOrEqual(8);
  expect(Math.max(...vendor.seen.pauses)).toBeLessThanOrEqual(4);
  const { db, t: tables } = t.home.store;
  const rows = await db.select().from(tables.grants);
  expect(rows.filter(({ revision, failures }) => revision === 2 && failures === 0)).toHaveLength(1000);
}, 240_000);
