import { eq, like } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { incidentAround, listIncidents } from "@/lib/credentials/incident";
import { recheckCredential } from "@/lib/credentials/recheck";
import { listEvents } from "@/lib/events";
import { accessToken } from "@/lib/grants/access";
import { refreshDue } from "@/lib/grants/upkeep";
import { recheckDue } from "@/lib/rechecks/run";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { outages } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

/** What turns a credential red, what does not, and when many that fail alike are the application's trouble. */
let t: TestInstallation;
let vendor: Vendor;
let made = 0;
let connector = "";
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());
beforeEach(async () => {
  connector = `status-${made++}`;
  vendorConnector(connector);
  vendor = await startVendor();
  return () => vendor.close();
});

const system = () => ({ kind: "system", name: "Keyrack", workspaceId: t.owner.workspaceId }) as const;
const make = async (count = 1) => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push((await connected(t.owner, vendor, connector)).credential);
  return ids;
};
const one = async () => (await make())[0] ?? "";
const statusOf = async (id: string) => (await getCredential(t.owner, id)).status;
/** Nobody waits an hour in a test: what is stored is moved into the past. */
const past = async (id: string, columns: { suspectedAt?: number; checkedAt?: number }) => {
  const { credentials: c } = t.home.store.t;
  await t.home.store.write(async (tx) => void (await tx.update(c).set(columns).where(eq(c.id, id))));
};
const expire = async (ids: readonly string[]) => {
  const { grants: g } = t.home.store.t;
  const over = { expiresAt: Date.now() - 1, dueAt: Date.now() - 1, retryAt: null };
  for (const id of ids)
    await t.home.store.write(async (tx) => void (await tx.update(g).set(over).where(eq(g.credentialId, id))));
};
const suspected = async (id: string) => {
  const { credentials: c } = t.home.store.t;
  const [row] = await t.home.store.db.select({ at: c.suspectedAt }).from(c).where(eq(c.id, id));
  return row?.at ?? undefined;
};
const incidents = async (now?: number) =>
  (await listIncidents(t.owner, now)).filter((incident) => incident.connector === connector);

describe("a 401 that nobody watched", () => {
  test("is suspected, looked at again a minute later at the earliest, renewed first each time, and only then red", async () => {
    const id = await one();
    vendor.quirks.apiStatus = 401;
    await recheckCredential(system(), id);
    expect(vendor.seen.refreshes).toBe(1);
    expect(await statusOf(id)).toBe("valid");
    expect(await suspected(id)).toBeGreaterThan(0);
    expect(await recheckDue(t.home)).toBe(0);
    await past(id, { suspectedAt: Date.now() - 61_000, checkedAt: Date.now() - 61_000 });
    expect(await recheckDue(t.home)).toBe(1);
    expect(vendor.seen.refreshes).toBe(2);
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "invalid", reason: "invalid_credentials" });
  });

  test("is forgotten when the second look finds it working", async () => {
    const id = await one();
    vendor.quirks.apiStatus = 401;
    await recheckCredential(system(), id);
    vendor.quirks.apiStatus = undefined;
    await past(id, { suspectedAt: Date.now() - 61_000, checkedAt: Date.now() - 61_000 });
    expect(await recheckDue(t.home)).toBe(1);
    expect(await statusOf(id)).toBe("valid");
    expect(await suspected(id)).toBeUndefined();
  });

  test("is looked at once a minute while an outage hides the answer, and stays what it was", async () => {
    const id = await one();
    vendor.quirks.apiStatus = 401;
    await recheckCredential(system(), id);
    vendor.quirks.apiStatus = 503;
    await past(id, { suspectedAt: Date.now() - 61_000, checkedAt: Date.now() - 61_000 });
    expect(await recheckDue(t.home)).toBe(1);
    expect(await recheckDue(t.home)).toBe(0);
    expect(await statusOf(id)).toBe("valid");
  });

  test("counts at once when a person asked", async () => {
    const id = await one();
    vendor.quirks.apiStatus = 401;
    await recheckCredential(t.owner, id);
    expect(await statusOf(id)).toBe("invalid");
  });
});

test("a 403 is a limit and not a refusal", async () => {
  const id = await one();
  vendor.quirks.apiStatus = 403;
  await recheckCredential(t.owner, id);
  expect(await getCredential(t.owner, id)).toMatchObject({ status: "limited", reason: "not_permitted" });
});

test.each([408, 429, 500, 502, 503, 504])(
  "an answer with %d keeps the last status and says what happened",
  async (status) => {
    const id = await one();
    vendor.quirks.apiStatus = status;
    await recheckCredential(t.owner, id);
    const { status: now, sentence, verifiedAt } = await getCredential(t.owner, id);
    expect(now).toBe("valid");
    expect(sentence).not.toBe("");
    expect(verifiedAt).toBeGreaterThan(0);
  },
);

describe("when many fail alike within five minutes", () => {
  test("five refused refreshes are one incident, and none is red for half an hour, nor those that were first", async () => {
    const ids = await make(20);
    vendor.revoke();
    await expire(ids.slice(0, 4));
    await refreshDue(t.home);
    expect(await incidents()).toEqual([]);
    expect(await Promise.all(ids.slice(0, 4).map(statusOf))).toEqual(Array(4).fill("invalid"));
    await expire(ids.slice(4));
    await refreshDue(t.home);
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ kind: "refusing", affected: 5 });
    for (const id of ids) expect(await statusOf(id)).not.toBe("invalid");
    expect((await getCredential(t.owner, ids[0] ?? "")).sentence).toContain("fails many credentials alike");
    expect(await incidentAround(t.owner, ids[19] ?? "")).toEqual(incident);
    expect(await incidentAround(t.owner, ids[19] ?? "", (incident?.until ?? 0) + 1)).toBeUndefined();
    const told = await listEvents(t.owner, { target: connector });
    expect(told.map(({ action }) => action)).toEqual(["incident.noticed"]);
    const asked = vendor.seen.token.length;
    await refreshDue(t.home, () => Date.now() + 29 * 60_000);
    expect(vendor.seen.token.length).toBe(asked);
    await recheckCredential(t.owner, ids[7] ?? "").catch(() => undefined);
    expect(await statusOf(ids[7] ?? "")).toBe("valid");
    const error = await accessToken(t.owner, ids[8] ?? "").catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "application_unreachable" });
  }, 30_000);

  test("what is still refused after the half hour is meant", async () => {
    const ids = await make(6);
    vendor.revoke();
    await expire(ids);
    await refreshDue(t.home);
    expect(await incidents()).toHaveLength(1);
    const { incidents: i } = t.home.store.t;
    const over = { startedAt: Date.now() - 31 * 60_000, until: Date.now() - 60_000 };
    await t.home.store.write(
      async (tx) =>
        void (await tx
          .update(i)
          .set(over)
          .where(like(i.connector, `${connector} %`))),
    );
    await expire(ids);
    await refreshDue(t.home);
    expect(await incidents()).toEqual([]);
    for (const id of ids)
      expect(await getCredential(t.owner, id)).toMatchObject({ status: "invalid", reason: "revoked" });
  }, 30_000);

  test("three of nine are enough, two are not", async () => {
    const ids = await make(9);
    vendor.quirks.apiStatus = 401;
    for (const id of ids.slice(0, 2)) await recheckCredential(system(), id);
    expect(await incidents()).toEqual([]);
    await recheckCredential(system(), ids[2] ?? "");
    expect(await incidents()).toMatchObject([{ kind: "refusing", affected: 3 }]);
    for (const id of ids.slice(0, 3))
      await past(id, { suspectedAt: Date.now() - 61_000, checkedAt: Date.now() - 61_000 });
    expect(await recheckDue(t.home)).toBe(0);
    for (const id of ids) expect(await statusOf(id)).toBe("valid");
  }, 30_000);

  test("an application that answers nobody is one incident however it fails, and is over by itself", async () => {
    const ids = await make(5);
    const kinds = [outages.page, outages.gateway, outages.liar, outages.nothing, outages.text];
    for (const [at, id] of ids.entries()) {
      vendor.quirks.broken = () => kinds[at];
      await expire([id]);
      await refreshDue(t.home);
    }
    const [incident] = await incidents();
    expect(incident).toMatchObject({ kind: "silent", connectorName: `Vendor ${connector}` });
    expect(await incidents((incident?.until ?? 0) + 1)).toEqual([]);
    for (const id of ids) expect(await statusOf(id)).toBe("valid");
  }, 30_000);

  test("another workspace hears nothing of it", async () => {
    const ids = await make(5);
    vendor.quirks.apiStatus = 401;
    for (const id of ids) await recheckCredential(system(), id);
    expect(await incidents()).toHaveLength(1);
    expect(await listIncidents({ ...t.owner, workspaceId: "ws_elsewhere" })).toEqual([]);
  }, 30_000);
});
