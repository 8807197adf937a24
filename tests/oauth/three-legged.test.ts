import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { getCredential } from "@/lib/credentials/get";
import { recheckCredential } from "@/lib/credentials/recheck";
import { accessToken } from "@/lib/grants/access";
import { grantRow } from "@/lib/grants/grant";
import { createOAuthClient, listOAuthClients } from "@/lib/oauth/clients";
import { finishAuthorization } from "@/lib/oauth/finish";
import { type Start, startAuthorization } from "@/lib/oauth/start";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { type OAuth1Server, startOAuth1Server } from "@/tests/support/oauth1-server";
import { codeOf } from "@/tests/support/vendor/walk";

let t: TestInstallation;
let server: OAuth1Server;
beforeAll(async () => {
  t = await testInstallation();
});
afterAll(() => t.stop());
beforeEach(async () => {
  server = await startOAuth1Server();
  return () => server.close();
});

const connector = "oauth1";
const scheme = "threeLegged";

async function draft(more: Record<string, string> = {}): Promise<string> {
  const { url, consumer } = server;
  const addresses = {
    requestUrl: `${url}/request_token`,
    authorizeUrl: `${url}/authorize`,
    exchangeUrl: `${url}/access_token`,
  };
  const own = { consumerKey: consumer.key, consumerSecret: consumer.secret, method: "HMAC-SHA256" };
  const values = { baseUrl: url, checkPath: "/me", ...addresses, ...own, ...more };
  return (await createCredential(t.owner, { name: "Photos", connector, scheme, values, draft: true })).id;
}

type Walked = { params: URLSearchParams; browser: string; token: string };

/** To the page of the application and back, without a browser. */
async function walk(credential: string, say = "Allow", more: Partial<Start> = {}): Promise<Walked> {
  const { url, cookie } = await startAuthorization(t.owner, { credential, ...more });
  const asked = new URL(url);
  expect([asked.origin, asked.pathname]).toEqual([server.url, "/authorize"]);
  expect([...asked.searchParams.keys()]).toEqual(["oauth_token"]);
  const token = asked.searchParams.get("oauth_token") ?? "";
  const answer = await fetch(`${server.url}/decide?say=${say}&oauth_token=${token}`, { redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(`${back.origin}${back.pathname}`).toBe("http://localhost:3999/oauth/callback/oauth1");
  return { params: back.searchParams, browser: cookie.value, token };
}

const finish = ({ params, browser }: Pick<Walked, "params" | "browser">, at = connector) =>
  finishAuthorization(t.owner, { connector: at, params, browser });
const exchanged = () => [...server.seen.signed, ...server.seen.refused].filter((path) => path === "/access_token");

test("three signed steps connect an account, and its token signs what follows", async () => {
  const id = await draft();
  const connected = await finish(await walk(id));
  expect(connected).toMatchObject({ state: "connected", lasting: "endless", label: "Ana" });
  expect(server.seen).toMatchObject({ signed: ["/request_token", "/access_token", "/me"], refused: [] });
  expect(await getCredential(t.owner, id)).toMatchObject({ status: "valid", identity: `4711 at ${server.url}` });
  expect((await recheckCredential(t.owner, id)).outcome.outcome).toBe("verified");
  expect((await accessToken(t.owner, id)).token).toBe(server.seen.tokens.at(-1));
});

test("neither token nor token secret is stored in clear", async () => {
  const id = await draft();
  await finish(await walk(id));
  const row = await grantRow(t.home, t.home.store.db, id);
  const { values } = await accessToken(t.owner, id);
  const stored = `${JSON.stringify(row)} ${row?.blob.toString("latin1")}`;
  for (const secret of [server.seen.tokens.at(-1), values["oauth.tokenSecret"]]) {
    expect(secret).toBeTruthy();
    expect(stored).not.toContain(secret);
  }
});

test("an OAuth client of the workspace lends consumer key and secret", async () => {
  const { key, secret } = server.consumer;
  const values = { consumerKey: key, consumerSecret: secret, method: "HMAC-SHA1" };
  const oauthClient = await createOAuthClient(t.owner, { connector, scheme, name: "Ours", values });
  const id = await draft({ consumerKey: "", consumerSecret: "" });
  expect((await finish(await walk(id, "Allow", { oauthClient }))).state).toBe("connected");
  expect(await listOAuthClients(t.owner, connector)).toMatchObject([{ id: oauthClient, uses: 1 }]);
});

describe("nothing is exchanged when", () => {
  test("somebody declined", async () => {
    const error = await finish(await walk(await draft(), "Deny")).catch((e: unknown) => e);
    expect(error).toMatchObject({ code: "verification_failed", message: expect.stringContaining("declined") });
    expect(exchanged()).toEqual([]);
  });

  test("the answer names the token of another attempt, none, or two", async () => {
    for (const change of [
      (p: URLSearchParams, other: string) => p.set("oauth_token", other),
      (p: URLSearchParams) => p.delete("oauth_token"),
      (p: URLSearchParams, other: string) => p.append("oauth_token", other),
    ]) {
      const [one, other] = [await walk(await draft()), await walk(await draft())];
      change(one.params, other.token);
      expect(await codeOf(finish(one))).toBe("forbidden");
    }
    expect(exchanged()).toEqual([]);
  });

  test("it has no verifier, or two", async () => {
    const [none, two] = [await walk(await draft()), await walk(await draft())];
    none.params.delete("oauth_verifier");
    two.params.append("oauth_verifier", "another");
    expect([await codeOf(finish(none)), await codeOf(finish(two))]).toEqual(["forbidden", "forbidden"]);
    expect(exchanged()).toEqual([]);
  });

  test("it comes a second time", async () => {
    const one = await walk(await draft());
    expect(await codeOf(finish(one))).toBe("done");
    expect(await codeOf(finish(one))).toBe("expired");
    expect(exchanged()).toHaveLength(1);
  });

  test("it comes through another browser, with another state, or to another connector's address", async () => {
    const [one, two, three] = [await walk(await draft()), await walk(await draft()), await walk(await draft())];
    expect(await codeOf(finish({ ...one, browser: two.browser }))).toBe("forbidden");
    expect(await codeOf(finish(one))).toBe("expired");
    two.params.set("state", three.params.get("state") ?? "");
    expect(await codeOf(finish(two))).toBe("forbidden");
    expect(await codeOf(finish(await walk(await draft()), "oauth2"))).toBe("forbidden");
    expect(exchanged()).toEqual([]);
  });
});

test("a verifier that the application did not give is refused there, and nothing is stored", async () => {
  const id = await draft();
  const one = await walk(id);
  one.params.set("oauth_verifier", "made-up");
  expect(await codeOf(finish(one))).toBe("verification_failed");
  expect(await grantRow(t.home, t.home.store.db, id)).toBeUndefined();
});

describe("nobody is sent anywhere when the application", () => {
  const begin = async (more: Record<string, string> = {}) =>
    startAuthorization(t.owner, { credential: await draft(more) }).catch((error: unknown) => error);

  test("does not confirm the callback", async () => {
    server.revisionA = false;
    expect(await begin()).toMatchObject({ code: "verification_failed", message: expect.stringContaining("1.0a") });
  });

  test("does not take the signature, and the message does not hold the secret", async () => {
    const error = await begin({ consumerSecret: "another-secret" });
    expect(error).toMatchObject({ code: "verification_failed", cause: { outcome: { reason: "invalid_client" } } });
    expect(String(error)).not.toContain("another-secret");
  });

  test("is down, sends a page or a token that is none", async () => {
    const answers = {
      503: "<h1>Soon</h1>",
      200: "<html>oauth_token=x</html>",
      201: "oauth_token=&oauth_token_secret=",
    };
    for (const [status, body] of Object.entries(answers)) {
      server.broken = { "/request_token": { status: Number(status), body } };
      expect(await begin()).toMatchObject({ cause: { outcome: { outcome: "inconclusive" } } });
    }
  });

  test("would get the secrets themselves without encryption", async () => {
    expect(await begin({ method: "PLAINTEXT" })).toMatchObject({ message: expect.stringContaining("PLAINTEXT") });
    expect(server.seen).toMatchObject({ signed: [], refused: [] });
  });
});

test("connecting again as another account is refused, unless it is switched on purpose", async () => {
  const id = await draft();
  await finish(await walk(id));
  server.user = { id: "4712", name: "Bea" };
  expect(await codeOf(finish(await walk(id)))).toBe("wrong_account");
  const switched = await finish(await walk(id, "Allow", { switchAccount: true }));
  expect(switched.label).toBe("Bea");
});
