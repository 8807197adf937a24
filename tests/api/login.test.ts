import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCredential, failedCheck } from "@/lib/credentials/create";
import { sweepTries } from "@/lib/limits";
import { listen, type TestApi, testApi } from "../support/api";

/** An API of somebody's own: it hands out tokens or cookies for user name and password, refreshes and forgets them. */
let t: TestApi;
let all: string;
let server: Server;
let url: string;
let log: string[];
let issued: number;
let live: Set<string>;
let refreshable: boolean;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      const { pathname, searchParams } = new URL(request.url ?? "/", url);
      const { authorization = "", cookie = "", "x-app": app } = request.headers;
      const type = request.headers["content-type"] ?? "";
      const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
        response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
      const members = (): Record<string, unknown> =>
        type.includes("json") ? JSON.parse(body || "{}") : Object.fromEntries(new URLSearchParams(body));
      const fresh = () => {
        issued += 1;
        live.add(`t${issued}`);
        return `t${issued}`;
      };
      if (pathname !== "/v1/me") log.push(`${request.method} ${pathname}`);
      if (pathname === "/auth/login" || pathname === "/auth/form") {
        const basic = Buffer.from(authorization.replace("Basic ", ""), "base64").toString();
        const { email, password, tenant } = members();
        const known = (email === "ana" && password === 'p"w' && tenant === "acme") || basic === 'ana:p"w';
        if (!known) return json(400, { message: "Wrong user name or password" });
        if (pathname === "/auth/login")
          return json(200, { data: { token: fresh(), ttl: 3600, renew: `r${issued}` } }, { "x-token": `t${issued}` });
        const session = `sid=${fresh()}; Path=/; HttpOnly`;
        return response.writeHead(302, { location: "/home", "set-cookie": session }).end();
      }
      if (pathname === "/auth/refresh") {
        const { renewal } = members();
        return refreshable && String(renewal).startsWith("r")
          ? json(200, { data: { token: fresh(), ttl: 3600 } })
          : json(401, {});
      }
      const given = [
        authorization.replace(/^Token /, ""),
        searchParams.get("auth") ?? "",
        /(?:sid|auth)=(\w+)/.exec(cookie)?.[1] ?? "",
      ].find((each) => live.has(each));
      if (pathname === "/auth/logout") {
        live.delete(given ?? "");
        return response.writeHead(204).end();
      }
      return given && app === "k1" ? json(200, { given }) : json(401, { message: "Sign in first" });
    });
  });
  url = `http://127.0.0.1:${await listen(server)}`;
  t = await testApi();
  all = (await t.token()).text;
});
afterAll(async () => {
  await t.stop();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  [log, issued, live, refreshable] = [[], 0, new Set(), true];
});
afterEach(() => sweepTries(-3_600_000));

const values = () => ({
  baseUrl: `${url}/v1`,
  checkPath: "/me",
  loginUrl: `${url}/auth/login`,
  username: "ana",
  password: 'p"w',
  headers: "X-App: k1",
});
const body = '{"email": "{username}", "password": "{password}", "tenant": "acme"}';
type Input = { name: string; connector: string; scheme: string; values: Record<string, string> };
const token = (more: Record<string, string> = {}): Input => ({
  name: "Ours",
  connector: "login",
  scheme: "token",
  values: { ...values(), body, accessPath: "data.token", prefix: "Token ", expiryPath: "data.ttl", ...more },
});
const made = async (input: Input) => (await createCredential(t.owner, input)).id;
const failing = async (input: Input) => failedCheck(await made(input).catch((error: unknown) => error))?.run.outcome;
const me = (id: string) => t.call("GET", `/proxy/${id}/me`, { token: all });
/** A new session that is refused at once is not renewed again: let time pass. */
const rest = () => new Promise((done) => setTimeout(done, 5_100));

describe("a token from a sign-in", () => {
  test.each([
    ["as JSON, sent in a header", {}],
    ["as a form, sent in the address", { sentAs: "form", sendAs: "query", parameterName: "auth" }],
    [
      "by Basic, read from a header, sent in a cookie",
      { sentAs: "basic", accessPath: "header:X-Token", sendAs: "cookie", cookieName: "auth" },
    ],
  ])("is fetched %s; what the check opened it closes", async (_, more) => {
    const id = await made(token({ logoutUrl: `${url}/auth/logout`, ...more }));
    expect(log).toEqual(["POST /auth/login", "POST /auth/logout"]);
    expect(live.size).toBe(0);
    const answers = await Promise.all([me(id), me(id), me(id)]);
    expect(answers.map(({ status, json }) => [status, json.given])).toEqual(
      Array.from({ length: 3 }, () => [200, "t2"]),
    );
    expect(log).toHaveLength(3);
  });

  test("is told apart: wrong password, wrong address, no token where it was said to be, wrong path to check", async () => {
    expect(await failing(token({ password: "no" }))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "password",
      says: "Wrong user name or password",
    });
    expect(await failing(token({ accessPath: "token" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "unexpected_response",
      hint: "The answer to the sign-in holds no session.",
    });
    expect(await failing(token({ headers: "X-App: k2" }))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
    });
    const elsewhere = await failing(token({ logoutUrl: "http://127.0.0.2:1/x", loginUrl: `${url}/nothing` }));
    expect(elsewhere?.outcome).not.toBe("verified");
  });

  test("that ended is refreshed where there is a refresh, and begun anew where that is refused", async () => {
    const refresh = {
      refreshUrl: `${url}/auth/refresh`,
      renewalPath: "data.renew",
      refreshBody: '{"renewal": "{login.refreshToken}"}',
    };
    const id = await made(token(refresh));
    expect((await me(id)).json.given).toBe("t2");
    await rest();
    live.clear();
    log = [];
    expect((await me(id)).json.given).toBe("t3");
    expect(log).toEqual(["POST /auth/refresh"]);

    await rest();
    live.clear();
    [log, refreshable] = [[], false];
    expect((await me(id)).json.given).toBe("t4");
    expect(log).toEqual(["POST /auth/refresh", "POST /auth/login"]);
  });

  test("is given with its end, and no password with it", async () => {
    const id = await made(token());
    const given = await t.call("GET", `/credentials/${id}/authorization`, { token: all });
    expect(given.json).toMatchObject({ type: "login", headers: { authorization: "Token t2", "x-app": "k1" } });
    expect(given.text).not.toContain('p\\"w');
    const seconds = (Date.parse(String(given.json.expiresAt)) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(3000);
    expect(seconds).toBeLessThan(3601);
  });
});

test("a session cookie is kept from the redirect of a form, and sent with every request", async () => {
  const id = await made({
    name: "Old portal",
    connector: "login",
    scheme: "cookie",
    values: { ...values(), loginUrl: `${url}/auth/form`, body, cookies: "sid", logoutUrl: `${url}/auth/logout` },
  });
  expect(live.size).toBe(0);
  expect((await me(id)).json.given).toBe("t2");
  const given = await t.call("GET", `/credentials/${id}/authorization`, { token: all });
  expect(given.json).toMatchObject({ headers: { cookie: "sid=t2", "x-app": "k1" } });
});
