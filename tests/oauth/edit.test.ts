import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { editCredential } from "@/lib/credentials/edit";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { submitCredential } from "@/lib/credentials/submit";
import { accessToken } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { createOAuthClient, listOAuthClients, removeOAuthClient, updateOAuthClient } from "@/lib/oauth/clients";
import { clientKinds } from "@/lib/oauth/kinds";
import { connectionOf } from "@/lib/oauth/view";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
beforeAll(async () => {
  t = await testInstallation();
  vendorConnector("person");
  vendorConnector("machine", { grant: "client_credentials" });
});
afterAll(() => t.stop());
beforeEach(async () => {
  const { limits } = t.home.store.t;
  await t.home.store.write(async (tx) => void (await tx.delete(limits)));
  vendor = await startVendor();
  return () => vendor.close();
});

const edit = (id: string, values: Record<string, string>) => editCredential(t.owner, { id, values });
const grantOf = (id: string) => grantRow(t.home, t.home.store.db, id);

describe("a connected credential whose values are changed", () => {
  test("is tried with the access it has, and nobody has to sign in for what was agreed to", async () => {
    const { credential: id } = await connected(t.owner, vendor, "person", { scopes: "read write" });
    const before = await grantOf(id);
    const asked = vendor.seen.token.length;
    expect(await edit(id, { scopes: "read" })).toMatchObject({ status: "valid", identity: "acct_1" });
    expect(vendor.seen.token.length).toBe(asked);
    expect(await grantOf(id)).toEqual(before);
    expect((await getCredential(t.owner, id)).values.scopes).toBe("read");
    expect(await edit(id, { scopes: "read write" })).toMatchObject({ status: "valid" });
  });

  test("is not changed where it wants more than was agreed to, and says what", async () => {
    const { credential: id } = await connected(t.owner, vendor, "person", { scopes: "read" });
    await expect(edit(id, { scopes: "read admin write" })).rejects.toMatchObject({
      code: "reconnect_required",
      message: "The scopes “admin”, “write” were not agreed to yet. A new sign-in asks for them.",
    });
    expect((await getCredential(t.owner, id)).values.scopes).toBe("read");
  });

  test("wants a new sign-in for lasting access, too, which answers do not list", async () => {
    const { credential: id } = await connected(t.owner, vendor, "person", { scopes: "read" });
    await expect(edit(id, { scopes: "read offline_access" })).rejects.toMatchObject({ code: "reconnect_required" });
  });

  test("needs a new sign-in for another OAuth client, even of the same application", async () => {
    const { credential: id } = await connected(t.owner, vendor, "person");
    for (const change of [{ clientId: "client-2" }, { clientSecret: "another" }] as Record<string, string>[])
      await expect(edit(id, change)).rejects.toMatchObject({ code: "reconnect_required" });
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid", values: { clientId: "client-1" } });
  });

  test("is refused, and stays as it was, when the application does not take its access any more", async () => {
    const { credential: id } = await connected(t.owner, vendor, "person", { scopes: "read write" });
    vendor.revoke();
    await expect(edit(id, { scopes: "read" })).rejects.toMatchObject({ code: "verification_failed" });
    expect((await getCredential(t.owner, id)).values.scopes).toBe("read write");
  });
});

describe("a client of the workspace for machines", () => {
  const register = async () => {
    const { clientId, clientSecret } = vendor.quirks;
    const input = { connector: "machine", scheme: "oauth", name: "Robot", values: { clientId, clientSecret } };
    return createOAuthClient(t.owner, input);
  };
  const make = (oauthClient: string) =>
    createCredential(t.owner, {
      name: "Sync",
      connector: "machine",
      scheme: "oauth",
      values: { base: vendor.url },
      oauthClient,
    });

  test("is registered once; then a credential needs none of its values, keeps none, and works", async () => {
    const oauthClient = await register();
    const made = await make(oauthClient);
    expect(made).toMatchObject({ status: "valid", identity: "acct_1" });
    const stored = await getCredential(t.owner, made.id);
    expect(stored.values).toEqual({ base: vendor.url });
    expect(stored.kept).toEqual({});
    expect((await accessToken(t.owner, made.id)).token).toMatch(/^at_/);
    expect((await recheckCredential(t.owner, made.id)).outcome.outcome).toBe("verified");
    expect(await listOAuthClients(t.owner, "machine")).toMatchObject([{ uses: 1 }]);
    await expect(removeOAuthClient(t.owner, oauthClient)).rejects.toMatchObject({ code: "in_use" });
    const renamed = await edit(made.id, { scopes: "read" });
    expect(renamed).toMatchObject({ status: "valid" });
    expect((await connectionOf(t.owner, made.id))?.client).toMatchObject({ name: "Robot" });
  });

  test("that is refused is flagged once, leaves its credentials green, and is corrected once for all", async () => {
    const oauthClient = await register();
    const ids = [(await make(oauthClient)).id, (await make(oauthClient)).id];
    vendor.quirks.clientSecret = "rotated";
    vendor.forgetAccess();
    for (const id of ids) {
      const { outcome } = await recheckCredential(t.owner, id);
      expect(outcome).toMatchObject({ outcome: "inconclusive", reason: "not_checkable" });
      expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid" });
      expect((await getCredential(t.owner, id)).sentence).toContain("OAuth client");
      const { client } = (await connectionOf(t.owner, id)) ?? {};
      expect(client?.refused?.says).toContain("invalid_client");
    }
    const viewer = { ...t.owner, role: "viewer" } as const;
    expect(await connectionOf(viewer, ids[0] ?? "")).toMatchObject({ mayMend: false });
    await updateOAuthClient(t.owner, oauthClient, { values: { clientSecret: "rotated" } });
    for (const id of ids) expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  });

  test("of another workspace or application is none", async () => {
    const oauthClient = await register();
    const stranger = { ...t.owner, workspaceId: "ws_elsewhere" } as const;
    const input = { name: "Theirs", connector: "machine", scheme: "oauth", values: { base: vendor.url }, oauthClient };
    await expect(createCredential(stranger, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(createCredential(t.owner, { ...input, connector: "person" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(vendor.seen.token).toEqual([]);
  });

  test("may be the key of a service account as well", async () => {
    const kinds = clientKinds(t.owner).filter(({ connector }) => connector === "oauth2");
    expect(kinds.map(({ scheme }) => scheme)).toEqual([
      "authorizationCode",
      "clientCredentials",
      "deviceCode",
      "serviceAccount",
    ]);
  });

  test("is given up for own values, which then are the credential's", async () => {
    const made = await make(await register());
    const { clientId, clientSecret } = vendor.quirks;
    const own = { base: vendor.url, clientId, clientSecret };
    const input = { name: "Sync", intent: "save", connector: "machine", scheme: "oauth" } as const;
    const done = await submitCredential(t.owner, { ...input, values: own, credential: made.id, oauthClient: "" });
    expect(done).toEqual({ saved: made.id });
    expect((await getCredential(t.owner, made.id)).values).toEqual({ base: vendor.url, clientId });
    expect((await grantOf(made.id))?.oauthClientId ?? null).toBeNull();
    expect((await accessToken(t.owner, made.id)).token).toMatch(/^at_/);
  });
});
