import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { rowOf } from "@/lib/credentials/row";
import { accessToken } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { refreshGrant } from "@/lib/grants/refresh";
import { revokeGrant } from "@/lib/oauth/revoke";
import { startAuthorization } from "@/lib/oauth/start";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type Otherwise, vendorConnector } from "@/tests/support/vendor/definition";
import type { Quirks } from "@/tests/support/vendor/quirks";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected, draftFor, finish, trip } from "@/tests/support/vendor/walk";

/** Applications that say dead, wait or refused in words of their own, and want things said in theirs. */
let t: TestInstallation;
let vendor: Vendor;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());
afterEach(() => vendor.close());

let made = 0;
const begin = async (quirks: Partial<Quirks>, otherwise: Otherwise = {}) => {
  vendor = await startVendor(quirks);
  const id = `words-${made++}`;
  vendorConnector(id, otherwise);
  return id;
};
const begun = async (quirks: Partial<Quirks>, otherwise: Otherwise = {}) => {
  const id = await begin(quirks, otherwise);
  return connected(t.owner, vendor, id);
};
const refreshed = async (id: string) => {
  const row = await rowOf(t.home.store, t.home.store.db, t.owner, id);
  const grant = await grantRow(t.home, t.home.store.db, id);
  return refreshGrant(t.home, row, { stale: grant?.revision ?? 0 });
};

describe("a dead refresh token, said", () => {
  const dead = { outcome: "rejected", reason: "revoked" } as const;
  const cases: readonly [string, Partial<Quirks>, Otherwise][] = [
    ["as unauthorized_client", { codes: { invalidGrant: "unauthorized_client" } }, {}],
    [
      "with status 200, as a form, under a code of its own",
      { errorStatus: 200, answer: "form", codes: { invalidGrant: "bad_refresh_token" } },
      { token: { judge: [{ at: "/error", is: "bad_refresh_token", then: dead }] } },
    ],
    [
      "with status 200 and ok:false",
      { errorStatus: 200, errorExtras: { ok: false }, codes: { invalidGrant: "token_revoked" } },
      { token: { judge: [{ at: "/error", is: ["token_revoked", "account_inactive"], then: dead }] } },
    ],
    [
      "with status 200 and a code of its own",
      { errorStatus: 200, codes: { invalidGrant: "invalid_code" } },
      { token: { judge: [{ at: "/error", is: "invalid_code", then: dead }] } },
    ],
    [
      "in a list of errors",
      {
        errorExtras: { errors: [{ resource: "RefreshToken", code: "invalid" }] },
        codes: { invalidGrant: "Bad Request" },
      },
      { token: { judge: [{ at: "/errors/0/resource", is: "RefreshToken", then: dead }] } },
    ],
  ];
  test.each(cases)("%s, turns red at once", async (_, quirks, otherwise) => {
    const { credential: id } = await begun(quirks, otherwise);
    vendor.revoke();
    expect(await refreshed(id)).toMatchObject({ outcome: { outcome: "rejected", reason: "revoked" } });
    expect(await getCredential(t.owner, id)).toMatchObject({ status: "invalid", reason: "revoked" });
  });
});

describe("a request to wait, said", () => {
  const wait = { outcome: "inconclusive", reason: "rate_limited" } as const;
  test.each<[string, Partial<Quirks>, Otherwise]>([
    [
      "with status 200 and the words of a refusal",
      { errorStatus: 200, codes: { invalidGrant: "Access Denied" } },
      { token: { judge: [{ text: "Access Denied", then: wait }] } },
    ],
    ["under a code that nobody knows", { codes: { invalidGrant: "come_back_later" } }, {}],
  ])("%s, turns nothing red", async (_, quirks, otherwise) => {
    const { credential: id } = await begun(quirks, otherwise);
    vendor.revoke();
    expect(await refreshed(id)).toMatchObject({ outcome: { outcome: "inconclusive" } });
    expect((await getCredential(t.owner, id)).status).toBe("valid");
  });
});

test("a refused client, said as access_denied, is the client's fault", async () => {
  const judge = [
    { at: "/error", is: "access_denied", then: { outcome: "rejected", reason: "invalid_client" } },
  ] as const;
  const id = await begin({ wrap: () => ({ error: "access_denied" }) }, { token: { judge } });
  const error = await connected(t.owner, vendor, id).catch((e: unknown) => e);
  expect(error).toMatchObject({ code: "verification_failed", cause: { outcome: { reason: "invalid_client" } } });
});

test("extra parameters travel: to the consent page, with each token request and with a refresh", async () => {
  const id = await begin(
    {},
    {
      authorize: { parameters: { audience: "api.example.com", owner: "user" } },
      offline: { parameters: { access_type: "offline", prompt: "consent" } },
      scopes: { wanted: "{scopes}", more: { optional_scope: "crm.lists" } },
      token: { parameters: { resource: "https://org.example.com" } },
      refresh: { rotation: "always", parameters: { client_type: "web" } },
    },
  );
  const draft = await draftFor(t.owner, vendor, id, { scopes: "read" });
  const { url } = await startAuthorization(t.owner, { credential: draft });
  expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
    audience: "api.example.com",
    owner: "user",
    access_type: "offline",
    prompt: "consent",
    optional_scope: "crm.lists",
    scope: "read",
  });
  const { credential } = await finish(t.owner, id, await trip(t.owner, draft));
  await refreshed(credential);
  expect(vendor.seen.token[0]?.body).toMatchObject({ resource: "https://org.example.com" });
  expect(vendor.seen.token[1]?.body).toMatchObject({ resource: "https://org.example.com", client_type: "web" });
});

test("a token request carries the headers that it must", async () => {
  const id = await begin(
    { wantsHeader: ["notion-version", "2022-06-28"] },
    { token: { headers: { "notion-version": "2022-06-28" } } },
  );
  expect(await connected(t.owner, vendor, id)).toMatchObject({ state: "connected" });
});

test("Basic is sent as it is to those that do not decode it", async () => {
  const clientSecret = "a+b/c=d e~f";
  expect(await begun({ rawBasic: true, clientSecret }, { client: { rawBasic: true } })).toMatchObject({
    state: "connected",
  });
});

test("a machine's grant under another name, with the account it is for", async () => {
  const id = await begin(
    { mintGrant: "account_credentials" },
    { grant: "client_credentials", token: { grantType: "account_credentials", parameters: { account_id: "a-1" } } },
  );
  const { clientId, clientSecret } = vendor.quirks;
  const values = { base: vendor.url, clientId, clientSecret };
  const made = await createCredential(t.owner, { name: "Server", connector: id, scheme: "oauth", values });
  expect(made.status).toBe("valid");
  expect(vendor.seen.token[0]?.body).toMatchObject({ grant_type: "account_credentials", account_id: "a-1" });
});

test("a machine's token that comes again from a cache is used, and not taken for a failure", async () => {
  const id = await begin({ cachesTokens: true }, { grant: "client_credentials" });
  const { clientId, clientSecret } = vendor.quirks;
  const values = { base: vendor.url, clientId, clientSecret };
  const made = await createCredential(t.owner, { name: "Cached", connector: id, scheme: "oauth", values });
  const { token, revision } = await accessToken(t.owner, made.id);
  expect((await accessToken(t.owner, made.id, revision)).token).toBe(token);
  expect((await recheckCredential(t.owner, made.id)).outcome.outcome).toBe("verified");
});

test("a refresh token that is never replaced takes its own end with it, which is said at once", async () => {
  const id = await begin(
    { rotation: "never" },
    { refresh: { rotation: "never" }, token: { refreshLife: 86_400 * 540 } },
  );
  const { credential, endsAt } = await connected(t.owner, vendor, id);
  expect(Math.round(((endsAt ?? 0) - Date.now()) / 86_400_000)).toBe(540);
  expect((await getCredential(t.owner, credential)).expiresAt).toBe(endsAt);
});

describe("a callback that is signed", () => {
  const proof = { authorize: { proof: { parameter: "hmac", key: "{clientSecret}" } } };
  test("with the client's secret is taken", async () => {
    const secret = "signs-4711";
    const id = await begin({ clientSecret: secret, signsCallback: secret, callback: { shop: "acme" } }, proof);
    expect(await connected(t.owner, vendor, id)).toMatchObject({ state: "connected" });
  });

  test("by somebody else, not at all, or twice, brings nothing", async () => {
    const id = await begin({ clientSecret: "signs-4711", signsCallback: "another" }, proof);
    await expect(connected(t.owner, vendor, id)).rejects.toMatchObject({ code: "forbidden" });
    vendor.quirks.signsCallback = undefined;
    await expect(connected(t.owner, vendor, id)).rejects.toMatchObject({ code: "forbidden" });
    vendor.quirks.signsCallback = "signs-4711";
    const one = await trip(t.owner, await draftFor(t.owner, vendor, id));
    one.callback.append("hmac", one.callback.get("hmac") ?? "");
    await expect(finish(t.owner, id, one)).rejects.toMatchObject({ code: "forbidden" });
    expect(vendor.seen.token).toEqual([]);
  });
});

test("taking access back in another way: the access token, as JSON, with a header of its own", async () => {
  const revoke = {
    token: "access",
    parameter: "access_token",
    body: "json",
    parameters: { client_id: "{clientId}" },
    headers: { authorization: "Client {clientSecret}" },
  } as const;
  const id = await begin({}, { revoke });
  const { credential } = await connected(t.owner, vendor, id);
  const { token } = await accessToken(t.owner, credential);
  const row = await rowOf(t.home.store, t.home.store.db, t.owner, credential);
  expect(await revokeGrant(t.home, row)).toEqual({ result: "revoked" });
  const [asked] = vendor.seen.revocations;
  expect(asked?.body).toMatchObject({ access_token: token, client_id: "client-1" });
  expect(asked?.body).not.toHaveProperty("token");
  expect(asked?.headers.authorization).toBe(`Client ${vendor.quirks.clientSecret}`);
});
