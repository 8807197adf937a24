import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Member } from "@/lib/actor";
import { getCredential } from "@/lib/credentials/get";
import { accessToken } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { startAuthorization } from "@/lib/oauth/start";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { codeOf, connected, draftFor, finish, trip } from "@/tests/support/vendor/walk";

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

test("what another workspace owns cannot be connected, and viewers connect nothing", async () => {
  const draft = await draftFor(t.owner, vendor, "v");
  const stranger: Member = { ...t.owner, workspaceId: "ws_elsewhere" };
  expect(await codeOf(startAuthorization(stranger, { credential: draft }))).toBe("not_found");
  expect(await codeOf(accessToken(stranger, draft))).toBe("not_found");
  expect(await codeOf(startAuthorization({ ...t.owner, role: "viewer" }, { credential: draft }))).toBe("forbidden");
});

describe("connecting again", () => {
  test("with another account changes nothing, and switching it is an act of its own", async () => {
    const { credential } = await connected(t.owner, vendor, "v");
    const before = await grantRow(t.home, t.home.store.db, credential);
    vendor.account = { id: "acct_2", name: "Bolt" };
    const error = await finish(t.owner, "v", await trip(t.owner, credential)).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "wrong_account", message: expect.stringContaining("Bolt") });
    expect(await grantRow(t.home, t.home.store.db, credential)).toEqual(before);
    const switched = await finish(t.owner, "v", await trip(t.owner, credential, { switchAccount: true }));
    expect(switched.label).toBe("Bolt");
    expect(await getCredential(t.owner, credential)).toMatchObject({ identity: "acct_2", status: "valid" });
  });

  test("while nobody can say whose account it is changes nothing either", async () => {
    const { credential } = await connected(t.owner, vendor, "v");
    vendor.quirks.apiStatus = 503;
    expect(await codeOf(finish(t.owner, "v", await trip(t.owner, credential)))).toBe("verification_failed");
    expect(await grantRow(t.home, t.home.store.db, credential)).toMatchObject({ revision: 1 });
  });

  test("with the same account makes a dead one green", async () => {
    const { credential } = await connected(t.owner, vendor, "v");
    vendor.revoke();
    const { revision } = await accessToken(t.owner, credential);
    expect(await codeOf(accessToken(t.owner, credential, revision))).toBe("reconnect_required");
    await finish(t.owner, "v", await trip(t.owner, credential));
    expect(await getCredential(t.owner, credential)).toMatchObject({ status: "valid", identity: "acct_1" });
  });
});
