import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential, failedCheck } from "@/lib/credentials/create";
import { listen, type TestApi, testApi } from "../support/api";

/** An API that knows one public key and wants what App Store Connect wants in a token. */
const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
const pem = (key: typeof pair) => key.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
let t: TestApi;
let all: string;
let server: Server;
let url: string;
const tokens = new Set<string>();

beforeAll(async () => {
  server = createServer((request, response) => {
    const token = (request.headers.authorization ?? "").replace("Bearer ", "");
    const rules = { algorithms: ["ES256"], issuer: "us", audience: "appstoreconnect-v1", maxTokenAge: "20 min" };
    jwtVerify(token, pair.publicKey, rules).then(
      ({ payload, protectedHeader }) => {
        tokens.add(token);
        const fits = protectedHeader.kid === "K1" && Array.isArray(payload.scope) && !("sub" in payload);
        response.writeHead(fits ? 200 : 403, { "content-type": "application/json" }).end("{}");
      },
      () => response.writeHead(401, { "content-type": "application/json" }).end('{"message":"no"}'),
    );
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

const input = (more: Record<string, string> = {}) => ({
  name: "Store",
  connector: "jwt",
  scheme: "bearer",
  values: {
    baseUrl: url,
    checkPath: "/v1/apps",
    algorithm: "ES256",
    signingKey: pem(pair),
    keyId: "K1",
    issuer: "us",
    audience: "appstoreconnect-v1",
    claims: '{"scope": ["GET /v1/apps"]}',
    life: "1200",
    ...more,
  },
});
const failing = async (more: Record<string, string>) =>
  failedCheck(await createCredential(t.owner, input(more)).catch((error: unknown) => error))?.run.outcome;

test("a token signed here lets in, is shared while it lives, and is given without the key", async () => {
  const { id, status } = await createCredential(t.owner, input());
  expect(status).toBe("valid");
  tokens.clear();
  const calls = Array.from({ length: 3 }, () => t.call("GET", `/proxy/${id}/v1/apps`, { token: all }));
  expect((await Promise.all(calls)).map((each) => each.status)).toEqual([200, 200, 200]);
  const given = await t.call("GET", `/credentials/${id}/authorization`, { token: all });
  const { authorization } = given.json.headers as { authorization: string };
  expect([...tokens].map((token) => `Bearer ${token}`)).toEqual([authorization]);
  expect(given.text).not.toContain("PRIVATE KEY");
  const seconds = (Date.parse(String(given.json.expiresAt)) - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(1000);
  expect(seconds).toBeLessThan(1201);
});

test("another key is refused by the application, and one that cannot sign is told here", async () => {
  const other = pem(generateKeyPairSync("ec", { namedCurve: "P-256" }));
  expect(await failing({ signingKey: other })).toMatchObject({ outcome: "rejected", reason: "invalid_credentials" });
  const wrong = { outcome: "rejected", reason: "misconfigured", hint: "This key cannot sign with RS256." };
  expect(await failing({ algorithm: "RS256" })).toMatchObject(wrong);
});
