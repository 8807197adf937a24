import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { accessToken } from "@/lib/grants/access";
import { flushPending, pendingTokens } from "@/lib/grants/spool";
import { recoverGrants } from "@/lib/grants/upkeep";
import { startInstallation, stopInstallation } from "@/lib/installation";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { quickFolder } from "@/tests/support/memory";
import { refuseWrites } from "@/tests/support/refused-writes";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { type Grants, grantsOf } from "@/tests/support/vendor/grants";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected, finish, trip } from "@/tests/support/vendor/walk";

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

describe("a commit that fails", () => {
  test("serves the fresh token from memory, keeps it in a sealed spool, and stores it when it can", async () => {
    const id = await make();
    await grants.expire(id);
    const allow = await refuseWrites(t.home, { write: "UPDATE", on: "grants", when: "NEW.revision > OLD.revision" });
    const { token } = await accessToken(t.owner, id);
    expect(pendingTokens(t.home)).toBe(1);
    expect((await accessToken(t.owner, id)).token).toBe(token);
    expect(readdirSync(join(folder, "spool"))).toEqual([`${id}.json`]);
    expect(await flushPending(t.home)).toBe(false);
    await allow();
    expect(await flushPending(t.home)).toBe(true);
    expect(existsSync(join(folder, "spool", `${id}.json`))).toBe(false);
    expect((await accessToken(t.owner, id)).token).toBe(token);
    expect(await grants.of(id)).toMatchObject({ revision: 2, attemptAt: null });
    expect(vendor.seen.refreshes).toBe(1);
  });

  test("also at the next start: the token is known before the old one is spent, and a broken file stands in no way", async () => {
    const id = await make();
    await grants.expire(id);
    const allow = await refuseWrites(t.home, { write: "UPDATE", on: "grants", when: "NEW.revision > OLD.revision" });
    const { token } = await accessToken(t.owner, id);
    writeFileSync(join(folder, "spool", "broken.json"), "{");
    await stopInstallation();
    t.home = await startInstallation(t.home.env);
    grants = grantsOf(t.home);
    await recoverGrants(t.home);
    expect(pendingTokens(t.home)).toBe(1);
    expect((await accessToken(t.owner, id)).token).toBe(token);
    await allow();
    expect(await flushPending(t.home)).toBe(true);
    expect(readdirSync(join(folder, "spool"))).toEqual(["broken.json"]);
    expect(await grants.of(id)).toMatchObject({ revision: 2 });
    expect(vendor.seen.refreshes).toBe(1);
  });

  test("connecting anew that cannot be stored either forgets nothing", async () => {
    const id = await make();
    await grants.expire(id);
    const allow = await refuseWrites(t.home, { write: "UPDATE", on: "grants", when: "NEW.revision > OLD.revision" });
    const { token } = await accessToken(t.owner, id);
    await allow();
    const back = await trip(t.owner, id);
    const admit = await refuseWrites(t.home, {
      write: "INSERT",
      on: "events",
      when: "NEW.action = 'credential.connected'",
    });
    await expect(finish(t.owner, "v", back)).rejects.toThrow();
    await admit();
    expect(pendingTokens(t.home)).toBe(1);
    expect((await accessToken(t.owner, id)).token).toBe(token);
    expect(vendor.seen.refreshes).toBe(1);
    await finish(t.owner, "v", await trip(t.owner, id));
    expect(pendingTokens(t.home)).toBe(0);
  });

  test("the intent: then the token is not spent", async () => {
    const id = await make();
    await grants.expire(id);
    const allow = await refuseWrites(t.home, { write: "UPDATE", on: "grants" });
    await accessToken(t.owner, id).catch(() => undefined);
    await allow();
    expect(vendor.seen.refreshes).toBe(0);
    expect((await getCredential(t.owner, id)).status).toBe("valid");
  });
});
