import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { rowOf } from "@/lib/credentials/row";
import { AppError } from "@/lib/errors";
import { listEvents } from "@/lib/events";
import { accessToken } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { refreshGrant } from "@/lib/grants/refresh";
import { flushPending, pendingTokens } from "@/lib/grants/spool";
import { forgetPrevious, recoverGrants, refreshDue } from "@/lib/grants/upkeep";
import { createOAuthClient, listOAuthClients, updateOAuthClient } from "@/lib/oauth/clients";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { outages } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected, draftFor, finish, trip } from "@/tests/support/vendor/walk";

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

const grantOf = async (id: string) => {
  const row = await grantRow(t.home, t.home.store.db, id);
  if (!row) throw new Error("no grant");
  return row;
};
const rowFor = (id: string) => rowOf(t.home.store, t.home.store.db, t.owner, id);
const set = (id: string, columns: Partial<Awaited<ReturnType<typeof grantOf>>>) => {
  const { grants } = t.home.store.t;
  return t.home.store.write(
    async (tx) => void (await tx.update(grants).set(columns).where(eq(grants.credentialId, id))),
  );
};
const expire = (id: string) => set(id, { expiresAt: Date.now() - 1, dueAt: Date.now() - 1, retryAt: null });
const make = async () => (await connected(t.owner, vendor, "v")).credential;

test("fifty callers at once cause exactly one refresh, time after time", async () => {
  const id = await make();
  for (let round = 0; round < 200; round += 1) {
    await expire(id);
    const before = vendor.seen.refreshes;
    const tokens = await Promise.all(Array.from({ length: 50 }, () => accessToken(t.owner, id)));
    expect(new Set(tokens.map(({ token }) => token)).size).toBe(1);
    expect(vendor.seen.refreshes - before).toBe(1);
  }
}, 120_000);

test("a token that is still valid is served at once while the refresh that is due fails", async () => {
  const id = await make();
  const { token } = await accessToken(t.owner, id);
  vendor.quirks.broken = () => outages.gateway;
  await set(id, { dueAt: Date.now() - 1 });
  expect((await accessToken(t.owner, id)).token).toBe(token);
  await refreshDue(t.home);
  expect((await accessToken(t.owner, id)).token).toBe(token);
  expect(await grantOf(id)).toMatchObject({ failures: 1 });
});

test.each(Object.keys(outages) as (keyof typeof outages)[])(
  "an answer of the kind “%s” turns nothing red",
  async (kind) => {
    const id = await make();
    vendor.quirks.broken = () => outages[kind];
    await expire(id);
    const error = await accessToken(t.owner, id).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: "application_unreachable" });
    expect((await getCredential(t.owner, id)).status).toBe("valid");
    const { retryAt } = await grantOf(id);
    expect((retryAt ?? 0) - Date.now()).toBeGreaterThan(kind === "late" ? 110_000 : 25_000);
    const asked = vendor.seen.token.length;
    await accessToken(t.owner, id).catch(() => undefined);
    expect(vendor.seen.token.length).toBe(asked);
  },
);

test("ten minutes without the application leave every credential green, and are over when it is back", async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, make));
  for (const id of ids) await expire(id);
  const start = Date.now();
  const kinds = Object.values(outages);
  for (let minute = 0; minute <= 10; minute += 0.5) {
    vendor.quirks.broken = () => kinds[Math.floor(Math.random() * kinds.length)];
    await refreshDue(t.home, () => start + minute * 60_000);
  }
  for (const id of ids) expect((await getCredential(t.owner, id)).status).toBe("valid");
  vendor.quirks.broken = undefined;
  await refreshDue(t.home, () => start + 60 * 60_000);
  for (const id of ids) expect(await grantOf(id)).toMatchObject({ revision: 2, failures: 0, retryAt: null });
}, 60_000);

test("a dead grant turns red at once, is told once, and is not asked for again", async () => {
  const id = await make();
  vendor.revoke();
  await expire(id);
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
  for (const id of ids) await expire(id);
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
  for (const id of ids) expect(await grantOf(id)).toMatchObject({ revision: 2 });
});

test("a probe that the application refuses with 401 renews the token once and asks again", async () => {
  const id = await make();
  const { revision } = await accessToken(t.owner, id);
  const { wrappedDek, blob } = await grantOf(id);
  vendor.quirks.expiresIn = 3600;
  expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  vendor.forgetAccess();
  expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  const after = await grantOf(id);
  expect(after.revision).toBe(revision + 1);
  expect(after.wrappedDek).toEqual(wrappedDek);
  expect(after.blob).not.toEqual(blob);
  expect(after.previousBlob).toBeNull();
});

describe("between two processes", () => {
  test("a lease of another is waited for, and what that one stored is taken", async () => {
    const id = await make();
    await expire(id);
    await set(id, { leaseOwner: "another", leaseUntil: Date.now() + 30_000, fence: 7 });
    const waiting = accessToken(t.owner, id);
    await new Promise((done) => setTimeout(done, 500));
    expect(vendor.seen.refreshes).toBe(0);
    await set(id, { leaseOwner: null, leaseUntil: null });
    expect((await waiting).token).toMatch(/^at_/);
    expect(await grantOf(id)).toMatchObject({ fence: 8, revision: 2 });
  });

  test("an answer that comes after somebody else took the lease does not overwrite what that one stored", async () => {
    const id = await make();
    await expire(id);
    vendor.quirks.delayMs = 400;
    const late = accessToken(t.owner, id);
    await new Promise((done) => setTimeout(done, 150));
    const { revision } = await grantOf(id);
    await set(id, { revision: revision + 5, fence: 99 });
    await late.catch(() => undefined);
    expect(await grantOf(id)).toMatchObject({ revision: revision + 5, fence: 99 });
  });

  test("invalid_grant that came because a sibling was faster turns nothing red", async () => {
    const id = await make();
    await expire(id);
    vendor.quirks.delayMs = 300;
    const row = await grantOf(id);
    const spare = (await connected(t.owner, vendor, "v")).credential;
    vendor.revoke();
    const late = accessToken(t.owner, id).catch((e: unknown) => e);
    await new Promise((done) => setTimeout(done, 100));
    await set(id, { revision: row.revision + 1, blob: row.blob });
    await late;
    expect((await getCredential(t.owner, id)).status).toBe("valid");
    expect(spare).not.toBe(id);
  });
});

describe("a commit that fails", () => {
  const block = () => {
    const db = new Database(join(t.dataDir, "keyrack.db"));
    db.exec(
      "CREATE TRIGGER full BEFORE UPDATE ON grants WHEN NEW.revision > OLD.revision BEGIN SELECT RAISE(ABORT, 'disk is full'); END",
    );
    return () => {
      db.exec("DROP TRIGGER full");
      db.close();
    };
  };

  test("serves the fresh token from memory, keeps it in a sealed spool, and stores it when it can", async () => {
    const id = await make();
    await expire(id);
    const unblock = block();
    const { token } = await accessToken(t.owner, id);
    expect(pendingTokens(t.home)).toBe(1);
    expect((await accessToken(t.owner, id)).token).toBe(token);
    expect(readdirSync(join(t.dataDir, "spool"))).toEqual([`${id}.json`]);
    expect(await flushPending(t.home)).toBe(false);
    unblock();
    expect(await flushPending(t.home)).toBe(true);
    expect(existsSync(join(t.dataDir, "spool", `${id}.json`))).toBe(false);
    expect((await accessToken(t.owner, id)).token).toBe(token);
    expect(await grantOf(id)).toMatchObject({ revision: 2, attemptAt: null });
    expect(vendor.seen.refreshes).toBe(1);
  });

  test("the intent: then the token is not spent", async () => {
    const id = await make();
    await expire(id);
    const db = new Database(join(t.dataDir, "keyrack.db"));
    db.exec("CREATE TRIGGER full BEFORE UPDATE ON grants BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    await accessToken(t.owner, id).catch(() => undefined);
    db.exec("DROP TRIGGER full");
    db.close();
    expect(vendor.seen.refreshes).toBe(0);
    expect((await getCredential(t.owner, id)).status).toBe("valid");
  });
});

test("the generation before is kept sealed until the new one worked, or for a day", async () => {
  const id = await make();
  await expire(id);
  await accessToken(t.owner, id);
  expect(await grantOf(id)).toMatchObject({ previousRevision: 1, previousBlob: expect.any(Buffer) });
  await recheckCredential(t.owner, id);
  expect(await grantOf(id)).toMatchObject({ previousRevision: null, previousBlob: null });
  await expire(id);
  await accessToken(t.owner, id);
  await forgetPrevious(t.home, Date.now() + 23 * 3_600_000);
  expect((await grantOf(id)).previousBlob).not.toBeNull();
  await forgetPrevious(t.home, Date.now() + 25 * 3_600_000);
  expect((await grantOf(id)).previousBlob).toBeNull();
});

test("an interrupted refresh that a strict application does not take back is said for what it is", async () => {
  const id = await make();
  const row = await rowFor(id);
  const before = await grantOf(id);
  await expire(id);
  await refreshGrant(t.home, row, { stale: before.revision });
  // As if the process had died between answer and commit: the old token is stored, its attempt has no outcome.
  const { createHash } = await import("node:crypto");
  const spent = vendor.seen.token.at(-1)?.body.refresh_token ?? "";
  const attemptHash = createHash("sha256").update(spent).digest("hex");
  const at = Date.parse("2026-01-02T03:04:05Z");
  await set(id, { ...before, attemptRevision: before.revision, attemptHash, attemptAt: at });
  expect((await recoverGrants(t.home)).interrupted).toBeGreaterThan(0);
  const { status, sentence } = await getCredential(t.owner, id);
  expect(status).toBe("invalid");
  expect(sentence).toContain("interrupted here at 2026-01-02 03:04 UTC");
});

test("many that are due together come four at a time, and keep the pause that was asked for", async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, make));
  for (const id of ids) await expire(id);
  vendor.quirks.perSecond = 10;
  vendor.quirks.delayMs = 20;
  let now = Date.now();
  for (let round = 0; round < 12; round += 1) {
    await refreshDue(t.home, () => now);
    now += 60_000;
  }
  expect(vendor.seen.most).toBeLessThanOrEqual(4);
  for (const id of ids) {
    expect(await grantOf(id)).toMatchObject({ revision: 2 });
    expect((await getCredential(t.owner, id)).status).toBe("valid");
  }
}, 60_000);
