import { createHash, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sweepTries } from "@/lib/limits";
import { listen, raw } from "../support/api";
import { type Arrived, aws4Verifier, azureVerifier, oauth1Verifier } from "../support/signature-verifiers";
import { form, type Signing, startSigning, type Way } from "../support/signing";

/** Applications that count each signature on their own: `verify` is theirs, and what they answer to whom is let in. */
let it: Signing;
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
  it = await startSigning();
});
afterAll(async () => {
  await it.t.stop();
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  arrived = [];
});
afterEach(() => sweepTries(-3_600_000));

const json = { status: 200, type: "application/json", body: '{"ok":true}' };
const refused = { status: 401, type: "application/json", body: '{"error":"invalid_signature"}' };

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
    expect(await it.made(way())).toBeTruthy();
    const rejected = { outcome: "rejected", reason: "invalid_credentials" };
    expect(await it.failing(way({ tokenSecret: "another" }))).toMatchObject(rejected);
    expect(await it.failing(way({ consumerSecret: "another" }))).toMatchObject(rejected);
    expect(await it.failing(way({ realm: "Videos" }))).toMatchObject(rejected);
  });

  test("the proxy signs each request anew: repeated and odd parameters, forms, and JSON that streams", async () => {
    const id = await it.made(way());
    const requests = [
      it.through(id, "/a%2Fb/c?x=1&x=%20&y=a+b&z="),
      it.through(id, "/a", { method: "POST", headers: form, body: "a=1&a=2+3&b=%26&c" }),
      it.through(id, "/a?q=1", { method: "PUT", headers: { "content-type": "application/json" }, body: '{"a":1}' }),
    ];
    expect((await Promise.all(requests)).map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(arrived.map(({ headers }) => headers.authorization)).size).toBe(arrived.length);
  });

  test("an authorization lets nobody in until one request is named, and then only that one", async () => {
    const id = await it.made(way());
    const blank = await it.t.call("GET", `/credentials/${id}/authorization`, { token: it.all });
    expect(blank.json).toMatchObject({ type: "oauth1", headers: {}, signedFor: null, baseUrl: `${url}/v1` });
    expect(blank.text).not.toContain("cs&");
    const named = encodeURIComponent(`${url}/v1/me?a=1`);
    const { json: signed } = await it.t.call("GET", `/credentials/${id}/authorization?url=${named}`, { token: it.all });
    expect(signed).toMatchObject({ signedFor: { method: "GET", url: `${url}/v1/me?a=1` } });
    expect(Date.parse(String(signed.expiresAt)) - Date.now()).toBeLessThan(301_000);
    const headers = signed.headers as Record<string, string>;
    expect((await raw(`${url}/v1/me?a=2`, "GET", headers)).status).toBe(401);
    expect((await raw(`${url}/v1/me?a=1`, "POST", headers)).status).toBe(401);
    const elsewhere = encodeURIComponent("https://evil.example/v1/me");
    const other = await it.t.call("GET", `/credentials/${id}/authorization?url=${elsewhere}`, { token: it.all });
    expect([other.status, other.json.code]).toEqual([403, "destination_refused"]);
    const again = await it.t.call("GET", `/credentials/${id}/authorization?url=${named}`, { token: it.all });
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
    await it.made(way());
    expect(await it.failing(way("wrong"))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "secretAccessKey",
      says: "It does not match.",
    });
  });

  test("without TLS an upload is signed with its content, up to 8 MiB; what the caller signed is taken away", async () => {
    const id = await it.made(way());
    const theirs = {
      "x-amz-date": "20200101T000000Z",
      "x-amz-content-sha256": "UNSIGNED-PAYLOAD",
      "x-amz-meta-a": "b  c",
    };
    const body = randomBytes(100_000);
    const put = await it.through(id, "/bucket/a%20b/%C3%A9%2B1~.txt?tag=a+b&x", {
      method: "PUT",
      headers: theirs,
      body,
    });
    expect(put.status).toBe(200);
    expect(arrived.at(-1)?.headers["x-amz-content-sha256"]).toBe(createHash("sha256").update(body).digest("hex"));
    const long = await it.through(id, "/bucket/x", { method: "PUT", body: Buffer.alloc(8 * 1024 ** 2 + 1) });
    expect(long.status).toBe(413);
    const parts = await it.through(id, "/bucket/x", {
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
    const id = await it.made(way());
    expect(await it.failing(way(Buffer.from("another").toString("base64")))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "accountKey",
    });
    const headers = { "x-ms-blob-type": "BlockBlob", "content-type": "text/plain", "x-ms-date": "yesterday" };
    const put = await it.through(id, "/box/a%20b?timeout=20&comp=x", { method: "PUT", headers, body: "hello" });
    const get = await it.through(id, "/box?restype=container&include=b&include=a", { headers: { range: "bytes=0-9" } });
    expect([put.status, get.status]).toEqual([200, 200]);
  });
});
