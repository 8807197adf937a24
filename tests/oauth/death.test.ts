import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { rowOf } from "@/lib/credentials/row";
import { listEvents } from "@/lib/events";
import { accessToken } from "@/lib/grants/access";
import { refreshGrant } from "@/lib/grants/refresh";
import { recoverGrants, refreshDue } from "@/lib/grants/upkeep";
import { createOAuthClient, listOAuthClients, updateOAuthClient } from "@/lib/oauth/clients";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { quickFolder } from "@/tests/support/memory";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { type Grants, grantsOf } from "@/tests/support/vendor/grants";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected, draftFor, finish, trip } from "@/tests/support/vendor/walk";

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

test("a dead grant turns red at once, is told once, and is not asked for again", async () => {
  const id = await make();
  vendor.revoke();
  await grants.expire(id);
  const error = await accessToken(t.owner, id).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: "reconnect_required" });
  expect(await getCredential(t.owner, id)).toMatchObject({ status: "invalid", reason: "revoked" });
  const asked = vendor.seen.token.length;
  await accessToken(t.owner, id).catch(() => undefined);
  await refreshDue(t.home, () => Date.now() + 10 * 86_400_000);
  expect(vendor.seen.token.length).toBe(asked);
  const told = (await listEvents(t.owner, { target: id })).map(({ action }) => action);
  expect(told.filter((action) => action === "credential.refresh_failed")).toHaveLength(1);
  expect(told.filter((action) => action === "credential.status_changed")).toHaveLength(1);
});

test("a refused client that is shared is flagged once, and its credentials stay as they are until it is corrected", async () => {
  const { clientId, clientSecret } = vendor.quirks;
  const input = { connector: "v", scheme: "oauth", name: "Ours", values: { clientId, clientSecret } };
  const oauthClient = await createOAuthClient(t.owner, input);
  const ids: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const draft = await draftFor(t.owner, vendor, "v", { clientId: "", clientSecret: "" });
    ids.push((await finish(t.owner, "v", await trip(t.owner, draft, { oauthClient }))).credential);
  }
  vendor.quirks.clientSecret = "rotated";
  for (const id of ids) await grants.expire(id);
  await refreshDue(t.home);
  for (const id of ids) expect((await getCredential(t.owner, id)).status).toBe("valid");
  const flagged = await listOAuthClients(t.owner, "v");
  expect(flagged).toMatchObject([{ uses: 3, flagReason: expect.stringContaining("invalid_client") }]);
  expect(
    (await listEvents(t.owner, { target: oauthClient })).filter(({ action }) => action === "oauth_client.flagged"),
  ).toHaveLength(1);
  const asked = vendor.seen.token.length;
  await refreshDue(t.home, () => Date.now() + 3_600_000);
  expect(vendor.seen.token.length).toBe(asked);
  await updateOAuthClient(t.owner, oauthClient, { values: { clientSecret: "rotated" } });
  await refreshDue(t.home);
  for (const id of ids) expect(await grants.of(id)).toMatchObject({ revision: 2 });
});

test("an interrupted refresh that a strict application does not take back is said for what it is", async () => {
  const id = await make();
  const row = await rowOf(t.home.store, t.home.store.db, t.owner, id);
  const before = await grants.of(id);
  await grants.expire(id);
  await refreshGrant(t.home, row, { stale: before.revision });
  // As if the process had died between answer and commit: the old token is stored, its attempt has no outcome.
  const spent = vendor.seen.token.at(-1)?.body.refresh_token ?? "";
  const attemptHash = createHash("sha256").update(spent).digest("hex");
  const at = Date.parse("2026-01-02T03:04:05Z");
  await grants.set(id, { ...before, attemptRevision: before.revision, attemptHash, attemptAt: at });
  expect((await recoverGrants(t.home)).interrupted).toBeGreaterThan(0);
  const { status, sentence } = await getCredential(t.owner, id);
  expect(status).toBe("invalid");
  expect(sentence).toContain("interrupted here at 2026-01-02 03:04 UTC");
});
