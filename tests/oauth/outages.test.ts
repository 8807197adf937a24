import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { AppError } from "@/lib/errors";
import { accessToken } from "@/lib/grants/access";
import { refreshDue } from "@/lib/grants/upkeep";
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

test.each(Object.keys(outages) as (keyof typeof outages)[])(
  "an answer of the kind “%s” turns nothing red",
  async (kind) => {
    const id = await make();
    vendor.quirks.broken = () => outages[kind];
    await grants.expire(id);
    const error = await accessToken(t.owner, id).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "application_unreachable" });
    expect((await getCredential(t.owner, id)).status).toBe("valid");
    const { retryAt } = await grants.of(id);
    expect((retryAt ?? 0) - Date.now()).toBeGreaterThan(kind === "late" ? 110_000 : 25_000);
    const asked = vendor.seen.token.length;
    await accessToken(t.owner, id).catch(() => undefined);
    expect(vendor.seen.token.length).toBe(asked);
  },
);

test("ten minutes without the application leave every credential green, and are over when it is back", async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, make));
  for (const id of ids) await grants.expire(id);
  const start = Date.now();
  const kinds = Object.values(outages);
  for (let minute = 0; minute <= 10; minute += 0.5) {
    vendor.quirks.broken = () => kinds[Math.floor(Math.random() * kinds.length)];
    await refreshDue(t.home, () => start + minute * 60_000);
  }
  for (const id of ids) expect((await getCredential(t.owner, id)).status).toBe("valid");
  vendor.quirks.broken = undefined;
  await refreshDue(t.home, () => start + 60 * 60_000);
  for (const id of ids) expect(await grants.of(id)).toMatchObject({ revision: 2, failures: 0, retryAt: null });
}, 60_000);
