import { createHash, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCredential, failedCheck } from "@/lib/credentials/create";
import { createEgress } from "@/lib/egress/egress";
import { sweepTries } from "@/lib/limits";
import { listen, type RawAnswer, raw, type TestApi, testApi } from "../support/api";
import { type Arrived, aws4Verifier, azureVerifier, oauth1Verifier } from "../support/signature-verifiers";

/** Applications that count each signature on their own: `verify` is theirs, and what they answer to whom is let in. */
let t: TestApi;
let all: string;
let server: Server;
let url: string;
let verify: (arrived: Arrived) => boolean;
let good: { status: number; type: string; body: string };
let bad: { status: number; type: string; body: string };
let arrived: Arrived[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const { method = "", url: path = "" } = request;
      const one = { method, path, headers, body: Buffer.concat(parts) };
      arrived.push(one);
      const { status, type, body } = verify(one) ? good : bad;
      response.writeHead(status, { "content-type": type }).end(body);
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
  arrived = [];
});
afterEach(() => sweepTries(-3_600_000));

const json = { status: 200, type: "application/json", body: '{"ok":true}' };
const refused = { status: 401, type: "application/json", body: '{"error":"invalid_signature"}' };

type Way = { connector: string; scheme: string; values: Record<string, string> };
const made = async (way: Way) => (await createCredential(t.owner, { name: way.connector, ...way })).id;
const failing = async (way: Way) => failedCheck(await made(way).catch((error: unknown) => error))?.run.outcome;

function through(
  id: string,
  rest: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer; token?: string } = {},
): Promise<RawAnswer> {
  const { method = "GET", headers, body } = options;
  const length: Record<string, string> =
    body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  const sent = { authorization: `Bearer ${all}`, ...length, ...headers };
  return raw(`${t.url}/api/v1/proxy/${id}${rest}`, method, sent, body);
}

const form = { "content-type": "application/x-www-form-urlencoded" };

describe("OAuth 1.0", () => {
  const values = () => ({
    baseUrl: `${url}/v1`,
    checkPath: "/me?expand=a%20b&expand=%C3%A9",
    consumerKey: "ck",
    consumerSecret: "cs&+/",
    token: "tk",
    tokenSecret: "ts%",
    method: "HMAC-SHA256",
    realm: "Photos",
  });
  const way = (more: Record<string, string> = {}): Way => ({
    connector: "oauth1",
    scheme: "token",
    values: { ...values(), ...more },
  });
  beforeEach(() => {
    verify = oauth1Verifier({ consumer: "cs&+/", token: "ts%", realm: "Photos" });
    [good, bad] = [json, refused];
  });

  test("lets the right secrets in, and tells a wrong one from them", async () => {
    expect(await made(way())).toBeTruthy();
    const rejected = { outcome: "rejected", reason: "invalid_credentials" };
    expect(await failing(way({ tokenSecret: "another" }))).toMatchObject(rejected);
    expect(await failing(way({ consumerSecret: "another" }))).toMatchObject(rejected);
    expect(await failing(way({ realm: "Videos" }))).toMatchObject(rejected);
  });

  test("the proxy signs each request anew: repeated and odd parameters, forms, and JSON that streams", async () => {
    const id = await made(way());
    const requests = [
      through(id, "/a%2Fb/c?x=1&x=%20&y=a+b&z="),
      through(id, "/a", { method: "POST", headers: form, body: "a=1&a=2+3&b=%26&c" }),
      through(id, "/a?q=1", { method: "PUT", headers: { "content-type": "application/json" }, body: '{"a":1}' }),
    ];
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(arrived.map(({ headers }) => headers.authorization)).size).toBe(arrived.length);
  });

  test("an authorization lets nobody in until one request is named, and then only that one", async () => {
    const id = await made(way());
    const blank = await t.call("GET", `/credentials/${id}/authorization`, { token: all });
    expect(blank.json).toMatchObject({ type: "oauth1", headers: {}, signedFor: null, baseUrl: `${url}/v1` });
    expect(blank.text).not.toContain("cs&");
    const named = encodeURIComponent(`${url}/v1/me?a=1`);
    const { json: signed } = await t.call("GET", `/credentials/${id}/authorization?url=${named}`, { token: all });
    expect(signed).toMatchObject({ signedFor: { method: "GET", url: `${url}/v1/me?a=1` } });
    expect(Date.parse(String(signed.expiresAt)) - Date.now()).toBeLessThan(301_000);
    const headers = signed.headers as Record<string, string>;
    expect((await raw(`${url}/v1/me?a=2`, "GET", headers)).status).toBe(401);
    expect((await raw(`${url}/v1/me?a=1`, "POST", headers)).status).toBe(401);
    const elsewhere = encodeURIComponent("https://evil.example/v1/me");
    const other = await t.call("GET", `/credentials/${id}/authorization?url=${elsewhere}`, { token: all });
    expect([other.status, other.json.code]).toEqual([403, "destination_refused"]);
    const again = await t.call("GET", `/credentials/${id}/authorization?url=${named}`, { token: all });
    expect((await raw(`${url}/v1/me?a=1`, "GET", again.json.headers as Record<string, string>)).status).toBe(200);
  });
});

const xml = (body: string, status = 200) => ({ status, type: "application/xml", body });
const buckets =
  "<ListAllMyBucketsResult><Owner><ID>o1</ID><DisplayName>acme</DisplayName></Owner><Buckets/></ListAllMyBucketsResult>";

describe("S3-compatible storage", () => {
  const way = (secretAccessKey = "right/secret+key"): Way => ({
    connector: "s3",
    scheme: "accessKey",
    values: { endpoint: url, region: "us-east-1", accessKeyId: "AKIDONE", secretAccessKey },
  });
  beforeEach(() => {
    verify = aws4Verifier({ keys: new Map([["AKIDONE", { secret: "right/secret+key" }]]), tls: false });
    good = xml(buckets);
    bad = xml("<Error><Code>SignatureDoesNotMatch</Code><Message>It does not match.</Message></Error>", 403);
  });

  test("lets the right key in, and names the secret when only that is wrong", async () => {
    await made(way());
    expect(await failing(way("wrong"))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "secretAccessKey",
      says: "It does not match.",
    });
  });

  test("without TLS an upload is signed with its content, up to 8 MiB; what the caller signed is taken away", async () => {
    const id = await made(way());
    const theirs = {
      "x-amz-date": "20200101T000000Z",
      "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
      "x-amz-meta-a": "b  c",
    };
    const body = randomBytes(100_000);
    const put = await through(id, "/bucket/a%20b/%C3%A9%2B1~.txt?tag=a+b&x", { method: "PUT", headers: theirs, body });
    expect(put.status).toBe(200);
    expect(arrived.at(-1)?.headers["x-amz-content-sha256"]).toBe(createHash("sha256").update(body).digest("hex"));
    const long = await through(id, "/bucket/x", { method: "PUT", body: Buffer.alloc(8 * 1024 ** 2 + 1) });
    expect(long.status).toBe(413);
    const parts = await through(id, "/bucket/x", {
      method: "PUT",
      headers: { "content-encoding": "aws-chunked" },
      body,
    });
    expect(parts.status).toBe(501);
  });
});

describe("Azure Storage", () => {
  const key = Buffer.from("the account's key, 64 bytes of it").toString("base64");
  const way = (accountKey = key): Way => ({
    connector: "azure-storage",
    scheme: "ownEndpoint",
    values: { endpoint: `${url}/acmefiles`, storageAccount: "acmefiles", accountKey },
  });
  beforeEach(() => {
    verify = azureVerifier("acmefiles", key);
    good = xml('<?xml version="1.0"?><EnumerationResults><Containers/></EnumerationResults>');
    bad = xml("<Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate.</Message></Error>", 403);
  });

  test("lets the right key in and no other, and signs uploads with their length", async () => {
    const id = await made(way());
    expect(await failing(way(Buffer.from("another").toString("base64")))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "accountKey",
    });
    const headers = { "x-ms-blob-type": "BlockBlob", "content-type": "text/plain", "x-ms-date": "yesterday" };
    const put = await through(id, "/box/a%20b?timeout=20&comp=x", { method: "PUT", headers, body: "hello" });
    const get = await through(id, "/box?restype=container&include=b&include=a", { headers: { range: "bytes=0-9" } });
    expect([put.status, get.status]).toEqual([200, 200]);
  });
});

describe("AWS", () => {
  const origin = "https://sts.eu-central-1.amazonaws.com";
  let assumed: number;
  let lifeMs: number;
  const lasting = new Map([["AKIDONE", { secret: "user secret" }]]);
  const temporary = new Map<string, { secret: string; token: string }>();

  /** STS itself, inside this process: the names of AWS lead nowhere else here. */
  beforeAll(() => {
    const sts = async (request: {
      method: string;
      url: string;
      headers: Record<string, string>;
      body?: string | Buffer;
    }) => {
      const { host, pathname, search } = new URL(request.url);
      const body = Buffer.from(request.body ?? "");
      const one = { ...request, path: `${pathname}${search}`, headers: { ...request.headers, host }, body };
      const answer = (status: number, text: string) => ({
        status,
        headers: { "content-type": "text/xml" },
        body: text,
      });
      const no = (code: string) => answer(403, `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`);
      const who = /Credential=([^/]+)/.exec(request.headers.authorization ?? "")?.[1] ?? "";
      if (!lasting.has(who) && !temporary.has(who)) return no("InvalidClientTokenId");
      if (!aws4Verifier({ keys: new Map([...lasting, ...temporary]), tls: true })(one))
        return no("SignatureDoesNotMatch");
      const asked = new URLSearchParams(body.toString());
      if (asked.get("Action") === "AssumeRole") {
        if (asked.get("ExternalId") !== "acme") return no("AccessDenied");
        assumed += 1;
        const id = `ASIA${assumed}`;
        temporary.set(id, { secret: `s${assumed}`, token: `t${assumed}` });
        const end = new Date(Date.now() + lifeMs).toISOString();
        return answer(
          200,
          `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>${id}</AccessKeyId><SecretAccessKey>s${assumed}</SecretAccessKey><SessionToken>t${assumed}</SessionToken><Expiration>${end}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
        );
      }
      const arn = temporary.has(who) ? "arn:aws:sts::1:assumed-role/robot/keyrack" : "arn:aws:iam::1:user/ana";
      return answer(
        200,
        `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${arn}</Arn></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      );
    };
    const egress = createEgress({ rules: async () => [], own: () => [], inProcess: new Map([[origin, sts]]) });
    Object.assign(t.home, { egress });
  });
  beforeEach(() => {
    assumed = 0;
    lifeMs = 3_600_000;
  });

  const key = { accessKeyId: "AKIDONE", secretAccessKey: "user secret", region: "eu-central-1" };
  const role = { ...key, roleArn: "arn:aws:iam::123456789012:role/robot", externalId: "acme" };

  test("an access key is verified by who it belongs to, and a wrong one is told apart from a wrong secret", async () => {
    const way = (values: object): Way => ({ connector: "aws", scheme: "accessKey", values: { ...key, ...values } });
    const credential = await createCredential(t.owner, { name: "AWS", ...way({}) });
    expect(credential).toMatchObject({ status: "valid", identity: "arn:aws:iam::1:user/ana" });
    expect(await failing(way({ accessKeyId: "AKIDTWO" }))).toMatchObject({
      reason: "invalid_credentials",
      field: "accessKeyId",
    });
    expect(await failing(way({ secretAccessKey: "no" }))).toMatchObject({ field: "secretAccessKey" });
    const body = "Action=GetCallerIdentity&Version=2011-06-15";
    expect((await through(credential.id, "/", { method: "POST", headers: form, body })).status).toBe(200);
  });

  test("a role's keys are fetched once, used by all, and fetched again before they end", async () => {
    const id = await made({ connector: "aws", scheme: "assumeRole", values: role });
    const ask = () => through(id, "/?Action=GetCallerIdentity&Version=2011-06-15");
    const before = assumed;
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ status, body }) => [status, body.toString().includes("assumed-role/robot")])).toEqual(
      Array.from({ length: 3 }, () => [200, true]),
    );
    expect(assumed).toBe(before + 1);

    lifeMs = 150;
    const short = await made({ connector: "aws", scheme: "assumeRole", values: { ...role, sessionName: "short" } });
    const then = assumed;
    expect((await through(short, "/?Action=GetCallerIdentity")).status).toBe(200);
    await new Promise((done) => setTimeout(done, 160));
    expect((await through(short, "/?Action=GetCallerIdentity")).status).toBe(200);
    expect(assumed).toBe(then + 2);
  });

  test("a role that is not given is a mistake in the role, not in the key", async () => {
    const values = { ...role, externalId: "other" };
    expect(await failing({ connector: "aws", scheme: "assumeRole", values })).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "roleArn",
    });
  });
});
