import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { rowOf } from "@/lib/credentials/row";
import { accessToken } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { pollDevice, startDevice } from "@/lib/oauth/device";
import { finishAuthorization } from "@/lib/oauth/finish";
import { redirectUri } from "@/lib/oauth/redirect";
import { revokeGrant } from "@/lib/oauth/revoke";
import { startAuthorization } from "@/lib/oauth/start";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { agree } from "@/tests/support/oidc/person";
import { type Oidc, startOidc } from "@/tests/support/oidc/provider";

/** The connector for any application, against a certified server that follows every letter. */
let t: TestInstallation;
let server: Oidc;
beforeAll(async () => {
  t = await testInstallation();
  server = await startOidc(await redirectUri("oauth2"));
});
afterAll(async () => {
  await server.close();
  await t.stop();
});

const draft = async (scheme: string, values: Record<string, string>) => {
  const common = { baseUrl: server.issuer, checkPath: "/api", issuer: server.issuer };
  const input = { name: scheme, connector: "oauth2", scheme, values: { ...common, ...values }, draft: true };
  return (await createCredential(t.owner, input)).id;
};
const web = () =>
  draft("authorizationCode", {
    clientId: "web",
    clientAuthentication: "basic",
    clientSecret: server.secret,
    scopes: "openid offline_access read",
    prompt: "consent",
  });
const connect = async (id: string, login?: string) => {
  const { url, cookie } = await startAuthorization(t.owner, { credential: id });
  const callback = await agree(url, (at) => at.startsWith("http://localhost:3999/"), login);
  const { searchParams: params } = new URL(callback);
  expect(params.get("iss")).toBe(server.issuer);
  return finishAuthorization(t.owner, { connector: "oauth2", params, browser: cookie.value });
};
const expire = (id: string) => {
  const { grants: g } = t.home.store.t;
  const past = { expiresAt: Date.now() - 1, dueAt: Date.now() - 1 };
  return t.home.store.write(async (tx) => void (await tx.update(g).set(past).where(eq(g.credentialId, id))));
};

test("a person signs in with PKCE and a nonce, tokens rotate, another person is refused, and deleting revokes", async () => {
  const id = await web();
  const result = await connect(id);
  expect(result).toMatchObject({ state: "connected", lasting: "renewed", missing: [] });
  expect(await getCredential(t.owner, id)).toMatchObject({
    status: "valid",
    state: "active",
    identity: `ana at ${server.issuer}`,
  });
  const first = await accessToken(t.owner, id);
  for (let round = 0; round < 3; round += 1) {
    await expire(id);
    await Promise.all([accessToken(t.owner, id), accessToken(t.owner, id), accessToken(t.owner, id)]);
  }
  expect((await accessToken(t.owner, id)).revision).toBe(first.revision + 3);
  expect(server.seen.grants.filter((grant) => grant === "refresh_token")).toHaveLength(3);
  expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  await expect(connect(id, "bob")).rejects.toMatchObject({ code: "wrong_account" });
  expect((await connect(id)).label).toContain("ana");
  const row = await rowOf(t.home.store, t.home.store.db, t.owner, id);
  expect(await revokeGrant(t.home, row)).toEqual({ result: "revoked" });
  await expire(id);
  await expect(accessToken(t.owner, id)).rejects.toMatchObject({ code: "reconnect_required" });
  expect(await getCredential(t.owner, id)).toMatchObject({ status: "invalid", reason: "revoked" });
}, 40_000);

test("a machine gets tokens with a secret in the body, checked before it is saved, and anew when they end", async () => {
  const values = {
    baseUrl: server.issuer,
    checkPath: "/api",
    issuer: server.issuer,
    clientId: "machine",
    clientAuthentication: "post",
    clientSecret: server.secret,
  };
  const input = { name: "Machine", connector: "oauth2", scheme: "clientCredentials", values };
  const made = await createCredential(t.owner, input);
  expect(made.status).toBe("valid");
  const { token } = await accessToken(t.owner, made.id);
  expect((await accessToken(t.owner, made.id)).token).toBe(token);
  await expire(made.id);
  expect((await accessToken(t.owner, made.id)).token).not.toBe(token);
  const wrong = { ...input, values: { ...values, clientSecret: "wrong" } };
  await expect(createCredential(t.owner, wrong)).rejects.toMatchObject({
    code: "verification_failed",
    cause: { run: { outcome: { outcome: "rejected", reason: "invalid_client" } } },
  });
});

test("a machine proves itself with a private key (RFC 7523)", async () => {
  const values = {
    baseUrl: server.issuer,
    checkPath: "/api",
    issuer: server.issuer,
    clientId: "signing-machine",
    clientAuthentication: "private_key_jwt",
    clientKey: server.privateKey,
    keyId: "key-1",
    signature: "ES256",
  };
  const input = { name: "Signing", connector: "oauth2", scheme: "clientCredentials", values };
  expect((await createCredential(t.owner, input)).status).toBe("valid");
});

test("somebody agrees on another screen, at the pace that the application sets", async () => {
  const id = await draft("deviceCode", {
    clientId: "screen",
    clientAuthentication: "none",
    scopes: "openid offline_access",
  });
  const begun = await startDevice(t.owner, { credential: id });
  expect(begun.userCode).not.toBe("");
  expect(await pollDevice(t.owner, begun.attempt)).toMatchObject({ state: "waiting" });
  expect(server.seen.grants).not.toContain("urn:ietf:params:oauth:grant-type:device_code");
  await agree(begun.verificationUriComplete ?? begun.verificationUri, () => false);
  await new Promise((done) => setTimeout(done, begun.intervalMs + 50));
  const polled = await pollDevice(t.owner, begun.attempt);
  expect(polled).toMatchObject({ state: "done", connected: { state: "connected" } });
  expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid" });
  await expect(pollDevice(t.owner, begun.attempt)).rejects.toMatchObject({ code: "expired" });
  await expect(pollDevice({ ...t.owner, userId: "us_other" }, begun.attempt)).rejects.toMatchObject({
    code: "expired",
  });
  expect(await grantRow(t.home, t.home.store.db, id)).toMatchObject({ revision: 1 });
}, 40_000);
