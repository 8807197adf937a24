import { generateKeyPairSync } from "node:crypto";
import { decodeProtectedHeader, importSPKI, jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lettingFor } from "@/lib/authorization/letting";
import { connectorOf } from "@/lib/catalog";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { rowOf } from "@/lib/credentials/row";
import { accessToken, grantSummary } from "@/lib/grants/access";
import { chooseFacts } from "@/lib/oauth/choose";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { vendorConnector } from "@/tests/support/vendor/definition";
import { startVendor, type Vendor } from "@/tests/support/vendor/server";
import { connected, finish, trip } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let vendor: Vendor;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());
beforeEach(async () => {
  vendor = await startVendor();
  return () => vendor.close();
});

test("what callback and answer say is kept, and makes addresses", async () => {
  vendorConnector("told", {
    endpoints: { token: "{+base}/{facts.region}" },
    facts: {
      region: { from: "callback", name: "location", pattern: "token|eu" },
      realm: { from: "callback", name: "realmId", pattern: "\\d{1,20}" },
      host: { from: "token", at: "/instance_url", pattern: "https?://[\\w.:-]+" },
      none: { from: "token", at: "/absent", optional: true },
    },
    probe: { url: "{+base}/me?realm={facts.realm}", identity: ["{facts.realm}"] },
  });
  vendor.quirks.callback = { location: "token", realmId: "4620816365" };
  vendor.quirks.token = { instance_url: "https://eu9.example.com" };
  const { credential } = await connected(t.owner, vendor, "told");
  const made = await getCredential(t.owner, credential);
  expect(made).toMatchObject({ status: "valid", identity: "4620816365" });
  expect(made.facts).toEqual({ region: "token", realm: "4620816365", host: "https://eu9.example.com" });
  const { revision, values } = await accessToken(t.owner, credential);
  expect(values["facts.host"]).toBe("https://eu9.example.com");
  expect((await accessToken(t.owner, credential, revision)).revision).toBe(revision + 1);
});

test("of several organisations a person chooses one that the application lists, and it is kept at the next time", async () => {
  vendorConnector("choice", {
    facts: {
      site: {
        from: "request",
        request: { url: "{+base}/sites" },
        list: "/sites",
        at: "/id",
        label: "/name",
        title: "Site",
      },
    },
    probe: { url: "{+base}/me?site={facts.site}", identity: ["{/id} in {facts.site}"] },
  });
  vendor.quirks.sites = [
    { id: "s1", name: "One" },
    { id: "s2", name: "Two" },
  ];
  const begun = await connected(t.owner, vendor, "choice");
  const options = [
    { value: "s1", label: "One" },
    { value: "s2", label: "Two" },
  ];
  expect(begun).toMatchObject({ state: "choose", choices: [{ fact: "site", title: "Site", options }] });
  const id = begun.credential;
  expect((await getCredential(t.owner, id)).state).toBe("draft");
  expect(await chooseFacts(t.owner, id, { site: "s9" })).toMatchObject({ state: "choose" });
  expect(await chooseFacts(t.owner, id, { site: "s2" })).toMatchObject({ state: "connected" });
  expect(await getCredential(t.owner, id)).toMatchObject({
    state: "active",
    identity: "acct_1 in s2",
    facts: { site: "s2" },
  });
  expect(await finish(t.owner, "choice", await trip(t.owner, id))).toMatchObject({ state: "connected" });
  vendor.quirks.sites = [{ id: "s1", name: "One" }];
  await expect(trip(t.owner, id).then((one) => finish(t.owner, "choice", one))).rejects.toMatchObject({
    code: "wrong_account",
  });
});

test("a service account signs for itself, for at most an hour, and is renewed by signing again", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
  vendor.quirks.client = "absent";
  vendor.quirks.mintGrant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  vendorConnector("robot", {
    grant: "jwt-bearer",
    client: { id: "", authentication: "none" },
    assertion: {
      key: "{clientSecret}",
      issuer: "{clientId}",
      subject: "ana@example.com",
      scopeAsClaim: true,
      life: 86_400,
    },
  });
  const values = {
    base: vendor.url,
    clientId: "robot@example.com",
    clientSecret: pem.replace(/\n/g, "\\n"),
    scopes: "read",
  };
  const made = await createCredential(t.owner, { name: "Robot", connector: "robot", scheme: "oauth", values });
  expect(made.status).toBe("valid");
  const key = await importSPKI(publicKey.export({ type: "spki", format: "pem" }).toString(), "RS256");
  const assertion = vendor.seen.token.at(-1)?.body.assertion ?? "";
  const { payload } = await jwtVerify(assertion, key, { audience: `${vendor.url}/token`, issuer: "robot@example.com" });
  expect(payload).toMatchObject({ sub: "ana@example.com", scope: "read" });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBeLessThanOrEqual(3600);
  expect(decodeProtectedHeader(assertion).alg).toBe("RS256");
  const { token, revision } = await accessToken(t.owner, made.id);
  vendor.forgetAccess();
  expect((await recheckCredential(t.owner, made.id)).outcome.outcome).toBe("verified");
  expect((await accessToken(t.owner, made.id)).token).not.toBe(token);
  expect((await accessToken(t.owner, made.id)).revision).toBe(revision + 1);
});

test("what uses a credential gets its token, and a newer one when that was turned away", async () => {
  vendorConnector("used");
  const { credential } = await connected(t.owner, vendor, "used");
  const row = await rowOf(t.home.store, t.home.store.db, t.owner, credential);
  const scheme = connectorOf("used").schemes[0];
  if (!scheme) throw new Error("no scheme");
  const opened = { ...row, scheme, revision: 1, facts: row.facts };
  const first = await lettingFor(t.home, opened);
  expect(first).toMatchObject({ renewable: true, accessToken: expect.stringMatching(/^at_/) });
  expect((await lettingFor(t.home, opened)).accessToken).toBe(first.accessToken);
  const second = await lettingFor(t.home, opened, first);
  expect(second.accessToken).not.toBe(first.accessToken);
  expect((await lettingFor(t.home, opened, first)).accessToken).toBe(second.accessToken);
  expect(JSON.stringify(await grantSummary(t.owner, credential))).not.toContain("at_");
});
