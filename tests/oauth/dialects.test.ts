import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getCredential } from "@/lib/credentials/get";
import { rowOf } from "@/lib/credentials/row";
import { accessToken } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { refreshGrant } from "@/lib/grants/refresh";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type Otherwise, vendorConnector } from "@/tests/support/vendor/definition";
import type { Quirks } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected } from "@/tests/support/vendor/walk";

/** Each quirk of a vendor is a switch at the server and a word in the definition; the engine knows neither. */
let t: TestInstallation;
const running: Vendor[] = [];
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(async () => {
  for (const vendor of running) await vendor.close();
  await t.stop();
});

type Case = { title: string; quirks: Partial<Quirks>; otherwise?: Otherwise; scopes?: string };

const cases: readonly Case[] = [
  { title: "the standard, with Basic", quirks: {} },
  { title: "client secret in the body", quirks: { client: "post" }, otherwise: { client: { authentication: "post" } } },
  {
    title: "client secret in both, JSON body",
    quirks: { client: "both", body: "json" },
    otherwise: { client: { authentication: "both" }, token: { body: "json" } },
  },
  {
    title: "a public client without secret",
    quirks: { client: "none" },
    otherwise: { client: { authentication: "post" } },
  },
  { title: "an answer as a form", quirks: { answer: "form" } },
  { title: "errors with status 200", quirks: { errorStatus: 200 } },
  { title: "no token_type", quirks: { tokenType: undefined } },
  { title: "a token type of its own", quirks: { tokenType: "bot" }, otherwise: { token: { types: ["bot"] } } },
  { title: "no PKCE", quirks: { pkce: "refused" }, otherwise: { pkce: false } },
  {
    title: "scopes joined by a comma",
    quirks: {},
    otherwise: { scopes: { wanted: "{scopes}", separator: "," } },
    scopes: "read write",
  },
  {
    title: "scopes under another name",
    quirks: { scopeParameter: "user_scope" },
    otherwise: { scopes: { wanted: "{scopes}", parameter: "user_scope" } },
    scopes: "read",
  },
  {
    title: "a refresh address of its own",
    quirks: { refreshPath: "/refresh" },
    otherwise: { endpoints: { refresh: "{+base}/refresh" } },
  },
  {
    title: "a code under another name",
    quirks: { codeParameter: "spapi_oauth_code" },
    otherwise: { authorize: { code: "spapi_oauth_code" } },
  },
  {
    title: "no redirect_uri at the exchange",
    quirks: { redirectUri: "forbidden" },
    otherwise: { token: { withoutRedirectUri: true } },
  },
  {
    title: "a registered name as redirect_uri",
    quirks: { registeredRedirect: "http://localhost:3999/oauth/callback/any" },
    otherwise: { authorize: { redirectUri: "Acme-Acme-Prod-abc" } },
  },
  { title: "a refresh token that never changes", quirks: { rotation: "never" } },
  {
    title: "tokens under a member",
    quirks: { wrap: (answer) => ({ ok: true, authed_user: answer }) },
    otherwise: {
      token: {
        answer: {
          accessToken: ["/access_token", "/authed_user/access_token"],
          refreshToken: "/authed_user/refresh_token",
          expiresIn: "/authed_user/expires_in",
          tokenType: "/authed_user/token_type",
        },
      },
    },
  },
  {
    title: "a moment instead of a life",
    quirks: { expiresIn: undefined, token: { expires_at: "2099-01-01T00:00:00Z" } },
    otherwise: { token: { answer: { expiresAt: "/expires_at" } } },
  },
  {
    title: "a word before the token that is not Bearer",
    quirks: {},
    otherwise: { header: "Zoho-oauthtoken {oauth.accessToken}" },
  },
];

describe.each(cases)("$title", ({ title, quirks, otherwise, scopes }) => {
  test("connects, says who it is, and refreshes", async () => {
    const vendor = await startVendor(quirks);
    running.push(vendor);
    const id = `v-${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
    vendorConnector(id, otherwise);
    const result = await connected(t.owner, vendor, id, scopes ? { scopes } : {});
    expect(result).toMatchObject({ state: "connected", label: "Acme", lasting: "renewed", missing: [] });
    expect(await getCredential(t.owner, result.credential)).toMatchObject({
      status: "valid",
      state: "active",
      identity: "acct_1",
    });
    const before = await accessToken(t.owner, result.credential);
    const row = await rowOf(t.home.store, t.home.store.db, t.owner, result.credential);
    const refreshed = await refreshGrant(t.home, row, { stale: before.revision });
    expect(refreshed).toMatchObject({ grant: { revision: before.revision + 1 } });
    const after = await accessToken(t.owner, result.credential);
    expect(after.token).not.toBe(before.token);
    expect(after.token).toMatch(/^at_/);
    expect(await grantRow(t.home, t.home.store.db, row.id)).toMatchObject({
      attemptAt: null,
      leaseOwner: null,
      failures: 0,
    });
    vendor.revoke();
    const dead = await refreshGrant(t.home, row, { stale: after.revision });
    expect(dead).toMatchObject({ outcome: { outcome: "rejected", reason: "revoked" } });
    expect(await getCredential(t.owner, row.id)).toMatchObject({ status: "invalid", reason: "revoked" });
  });
});

describe("a life that is said oddly", () => {
  const odd: readonly [string, number | string | undefined, "ends" | "endless", number?][] = [
    ["as text", "3600", "ends", 3600],
    ["as a fraction", 3599.99, "ends", 3599],
    ["not at all", undefined, "endless"],
    ["as a negative number", -1, "endless"],
    ["as nonsense", "soon", "endless"],
    ["as an enormous number", 1e18, "ends", 10 * 365 * 86_400],
  ];
  test.each(odd)("%s", async (title, expiresIn, kind, seconds) => {
    const vendor = await startVendor({ expiresIn, refreshTokens: false });
    running.push(vendor);
    const id = `life-${title.replace(/\W+/g, "-")}`;
    vendorConnector(id);
    const result = await connected(t.owner, vendor, id);
    expect(result.lasting).toBe(kind);
    if (seconds !== undefined)
      expect(Math.abs((result.endsAt ?? 0) - Date.now() - seconds * 1000)).toBeLessThan(20_000);
    expect((await accessToken(t.owner, result.credential)).token).toMatch(/^at_/);
  });

  test("a default life makes an endless token end, and renew", async () => {
    const vendor = await startVendor({ expiresIn: undefined });
    running.push(vendor);
    vendorConnector("life-default", { token: { life: 7200 } });
    const { credential, lasting } = await connected(t.owner, vendor, "life-default");
    expect(lasting).toBe("renewed");
    const grant = await grantRow(t.home, t.home.store.db, credential);
    expect((grant?.expiresAt ?? 0) - Date.now()).toBeGreaterThan(7_000_000);
    expect(grant?.dueAt ?? 0).toBeLessThan(grant?.expiresAt ?? 0);
  });

  test("a grant that would end by idling is kept alive although its token is endless", async () => {
    const vendor = await startVendor({ expiresIn: undefined });
    running.push(vendor);
    vendorConnector("life-kept", { refresh: { rotation: "always", keepAlive: 86_400 } });
    const { credential } = await connected(t.owner, vendor, "life-kept");
    const grant = await grantRow(t.home, t.home.store.db, credential);
    expect((grant?.dueAt ?? 0) - Date.now()).toBeGreaterThan(70_000_000);
    expect((grant?.dueAt ?? 0) - Date.now()).toBeLessThanOrEqual(86_400_000);
  });
});

test("what was not granted is said, and makes it limited", async () => {
  const vendor = await startVendor({ grants: () => "read https://api.example/files.read" });
  running.push(vendor);
  vendorConnector("partial");
  const result = await connected(t.owner, vendor, "partial", { scopes: "read write files.read openid" });
  expect(result).toMatchObject({ missing: ["write"], granted: ["read", "https://api.example/files.read"] });
  expect(await getCredential(t.owner, result.credential)).toMatchObject({
    status: "limited",
    reason: "insufficient_scope",
  });
});

test("access that cannot be renewed is said at once", async () => {
  const vendor = await startVendor({ refreshTokens: false });
  running.push(vendor);
  vendorConnector("no-offline", { offline: { parameters: { access_type: "offline" } } });
  const result = await connected(t.owner, vendor, "no-offline");
  expect(result).toMatchObject({ lasting: "ends" });
  expect((await getCredential(t.owner, result.credential)).expiresAt).toBe(result.endsAt);
});
