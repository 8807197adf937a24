import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { makeCertificates } from "@/lib/egress/certificates.fixture";
import { type TestApi, testApi } from "../support/api";

/** A Service Layer that hands out numbered sessions and forgets those in `ended`. */
let t: TestApi;
let all: string;
let id: string;
let server: Server;
let logins: number;
let calls: string[];
let ended: Set<string>;
let password: string;

beforeAll(async () => {
  const { good, authority } = makeCertificates();
  logins = 0;
  password = "right password";
  [calls, ended] = [[], new Set()];
  server = createServer({ key: good.key, cert: good.cert }, (request, response) => {
    const json = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(value));
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      if (request.url === "/b1s/v1/Login") {
        logins += 1;
        const { Password } = JSON.parse(body) as { Password: string };
        if (Password !== password) return json(401, { error: { code: 100000027 } });
        return json(200, { SessionId: `s${logins}` }, { "set-cookie": `B1SESSION=s${logins}; HttpOnly` });
      }
      const session = /B1SESSION=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "none";
      calls.push(`${request.method} ${session}`);
      if (session === "none" || ended.has(session)) return json(401, { error: { code: 301 } });
      return json(200, { value: [], session });
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  t = await testApi();
  all = (await t.token()).text;
  const values = {
    host: "127.0.0.1",
    port: String((server.address() as AddressInfo).port),
    companyDb: "DB",
    username: "manager",
    password,
    ca: authority.cert,
  };
  const input = { name: "B1", connector: "sap-business-one", scheme: "serviceLayer", values };
  id = (await createCredential(t.owner, input)).id;
});
afterAll(async () => {
  await t.stop();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  calls = [];
});

const proxied = (method: string, path = "/Items") => t.call(method, `/proxy/${id}${path}`, { token: all });
/** A new session that is refused at once is not renewed again: let time pass. */
const rest = () => new Promise((done) => setTimeout(done, 5_100));

test("many who ask at once share one sign-in, and the session after it", async () => {
  const before = logins;
  const answers = await Promise.all(Array.from({ length: 12 }, () => proxied("GET")));
  expect(answers.map((each) => each.status)).toEqual(Array.from({ length: 12 }, () => 200));
  expect(logins).toBe(before + 1);
  expect(new Set(calls).size).toBe(1);
  const given = await t.call("GET", `/credentials/${id}/authorization`, { token: all });
  expect(given.json).toMatchObject({ type: "login", headers: { cookie: `B1SESSION=s${logins}` } });
  expect(Date.parse(String(given.json.expiresAt))).toBeGreaterThan(Date.now());
  expect(logins).toBe(before + 1);
});

test("a session that ended is renewed once: GET is repeated, POST is not, and neither shows the session's cookie", async () => {
  await rest();
  ended.add(`s${logins}`);
  const before = logins;
  const answer = await proxied("GET");
  expect([answer.status, logins]).toEqual([200, before + 1]);
  expect(calls).toEqual([`GET s${before}`, `GET s${before + 1}`]);
  expect(answer.headers).not.toHaveProperty("set-cookie");

  await rest();
  calls = [];
  ended.add(`s${logins}`);
  const posted = await proxied("POST");
  expect([posted.status, calls]).toEqual([401, [`POST s${before + 1}`]]);
  expect((await proxied("POST")).status).toBe(200);
  expect(logins).toBe(before + 2);
});

test("a path that answers 401 to every session does not sign in again and again", async () => {
  await rest();
  ended = new Set(Array.from({ length: 100 }, (_, at) => `s${at}`));
  const before = logins;
  for (let i = 0; i < 5; i++) expect((await proxied("GET")).status).toBe(401);
  expect(logins).toBe(before + 1);
});

test("a refused sign-in is told with its reason and not tried again at once", async () => {
  await rest();
  password = "another";
  const before = logins;
  for (let i = 0; i < 4; i++) await proxied("GET");
  expect(logins).toBe(before + 1);
  const told = await t.call("GET", `/credentials/${id}/authorization`, { token: all });
  expect([told.status, told.json.code, told.json.reason]).toEqual([409, "credential_invalid", "invalid_credentials"]);
  expect(logins).toBe(before + 1);
});
