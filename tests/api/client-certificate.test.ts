import { spawn } from "node:child_process";
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createCredential, failedCheck } from "@/lib/credentials/create";
import { type Certificates, makeCertificates } from "@/lib/egress/certificates.fixture";
import { sweepTries } from "@/lib/limits";
import { listen, type TestApi, testApi } from "../support/api";
import { freePort } from "../support/servers/ports";

/** A real TLS server that demands a certificate of its own authority, and OpenSSL's, which answers a wrong one with an alert. */
let t: TestApi;
let all: string;
let ours: Certificates;
let theirs: Certificates;
let server: Server;
let url: string;
let folder: string;
let seen: string[];

beforeAll(async () => {
  [ours, theirs] = [makeCertificates(), makeCertificates()];
  seen = [];
  folder = mkdtempSync(join(tmpdir(), "keyrack-mtls-"));
  const { good, authority } = ours;
  const tls = { key: good.key, cert: good.cert, ca: authority.cert, requestCert: true, rejectUnauthorized: true };
  server = createServer(tls, (request, response) => {
    const { CN } = (request.socket as TLSSocket).getPeerCertificate().subject;
    seen.push(`${request.method} ${request.url} ${CN}`);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  url = `https://127.0.0.1:${await listen(server)}`;
  t = await testApi();
  all = (await t.token()).text;
});
afterAll(async () => {
  await t.stop();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
afterEach(() => sweepTries(-3_600_000));

const input = (more: Record<string, string> = {}) => ({
  name: "Bank",
  connector: "http",
  scheme: "clientCertificate",
  values: {
    baseUrl: url,
    checkPath: "/me",
    clientCertificate: ours.client.cert,
    clientPrivateKey: ours.client.key,
    ca: ours.authority.cert,
    ...more,
  },
});
const failing = async (more: Record<string, string>) =>
  failedCheck(await createCredential(t.owner, input(more)).catch((error: unknown) => error))?.run.outcome;

test("the certificate lets in, and its last day becomes the credential's", async () => {
  const credential = await createCredential(t.owner, input());
  expect(credential).toMatchObject({ status: "valid" });
  const days = ((credential.expiresAt ?? 0) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(1.9);
  expect(days).toBeLessThan(2.1);
  expect(seen).toEqual(["GET /me client"]);

  const answers = await Promise.all(
    ["/a", "/b"].map((path) => t.call("GET", `/proxy/${credential.id}${path}`, { token: all })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect(seen.slice(1).sort()).toEqual(["GET /a client", "GET /b client"]);

  const given = await t.call("GET", `/credentials/${credential.id}/authorization`, { token: all });
  expect(given.json).toMatchObject({
    type: "mtls",
    clientCertificate: { certificate: ours.client.cert.trim(), privateKey: ours.client.key.trim() },
  });
  expect(Date.parse(String(given.json.expiresAt))).toBe(credential.expiresAt);
});

test("an encrypted key opens with its passphrase only", async () => {
  const key = createPrivateKey(ours.client.key);
  const clientPrivateKey = key.export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "open" });
  const sealed = { clientPrivateKey: clientPrivateKey.toString() };
  const way = { ...input({ ...sealed, passphrase: "open" }), name: "Bank, sealed" };
  expect(await createCredential(t.owner, way)).toMatchObject({ status: "valid" });
  const wrong = { outcome: "rejected", reason: "misconfigured", field: "passphrase" };
  expect(await failing({ ...sealed, passphrase: "another" })).toMatchObject(wrong);
  expect(await failing(sealed)).toMatchObject(wrong);
});

test("what is wrong with a certificate itself is told before anything is contacted", async () => {
  const before = seen.length;
  const mixed = { outcome: "rejected", reason: "misconfigured", field: "clientPrivateKey" };
  expect(await failing({ clientPrivateKey: theirs.client.key })).toMatchObject(mixed);
  const { cert, key } = ours.expired;
  expect(await failing({ clientCertificate: cert, clientPrivateKey: key })).toMatchObject({
    outcome: "rejected",
    reason: "expired",
    field: "clientCertificate",
  });
  expect(seen.length).toBe(before);
});

test("a server that hangs up without a word is no refusal, but the certificate is named", async () => {
  const { cert, key } = theirs.client;
  expect(await failing({ clientCertificate: cert, clientPrivateKey: key })).toMatchObject({
    outcome: "inconclusive",
    field: "clientCertificate",
    hint: expect.stringContaining("hung up without a word"),
  });
});

test.each(["-tls1_2", "-tls1_3"])("an alert about the certificate is a refusal: %s", async (version) => {
  const at = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const [cert, key, ca] = [at("s.crt", ours.good.cert), at("s.key", ours.good.key), at("ca.crt", ours.authority.cert)];
  const port = await freePort();
  const args = ["s_server", "-accept", `127.0.0.1:${port}`, "-cert", cert, "-key", key, "-CAfile", ca];
  const openssl = spawn("openssl", [...args, "-Verify", "1", "-verify_return_error", "-www", version]);
  try {
    await new Promise<void>((resolve, reject) => {
      openssl.stdout.on("data", (text: Buffer) => text.toString().includes("ACCEPT") && resolve());
      openssl.on("exit", () => reject(new Error("openssl ended")));
    });
    const { cert, key } = theirs.client;
    const wrong = { clientCertificate: cert, clientPrivateKey: key, baseUrl: `https://127.0.0.1:${port}` };
    expect(await failing(wrong)).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "clientCertificate",
    });
  } finally {
    openssl.kill();
  }
});
