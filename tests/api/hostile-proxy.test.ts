import { createServer } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCredential } from "@/lib/credentials/create";
import { hostileHosts } from "@/lib/egress/hostile.fixture";
import { hostileUrls } from "@/lib/egress/hostile-urls.fixture";
import { raw, type TestApi, testApi } from "../support/api";

/** Every odd spelling of an address that is not for us, tried through the proxy: as the credential's own, and in the path. */
let t: TestApi;
let token: string;
let ids: string[];
let reached = 0;
const server = createServer((socket) => {
  reached += 1;
  socket.end("HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nreached");
});
let port = 0;

beforeAll(async () => {
  t = await testApi({ KEYRACK_ALLOW_NETWORKS: "" });
  token = (await t.token({ rate: 100_000 })).text;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  const values = { baseUrl: `http://127.0.0.1:${port}`, checkPath: "/x", token: "canary-secret" };
  const draft = { name: "Hostile", connector: "http", scheme: "bearer", values, draft: true } as const;
  ids = await Promise.all(Array.from({ length: 32 }, async () => (await createCredential(t.owner, draft)).id));
});
afterAll(async () => {
  server.close();
  await t.stop();
});

/** As if it had come in by some way that checks nothing. */
async function pointAt(id: string, baseUrl: string): Promise<void> {
  const { credentials: c } = t.home.store.t;
  const set = { state: "active", status: "valid", values: { baseUrl, checkPath: "/x" } };
  await t.home.store.write(async (tx) => void (await tx.update(c).set(set).where(eq(c.id, id))));
}

const urls = [
  ...hostileHosts.map(([host]) => `http://${host}:{port}`),
  ...hostileHosts.map(([host]) => `https://${host}:{port}`),
  ...hostileUrls,
].map((url) => url.replace(/\/$/, ""));

async function asked(id: string, path: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  const { status, body } = await raw(`${t.url}/api/v1/proxy/${id}${path}`, "GET", headers);
  expect(body.toString(), path).not.toContain("canary-secret");
  return status;
}

test("a credential that points at a hostile address reaches nothing", async () => {
  // Refusals take their time, so that they tell nothing: many at once.
  await Promise.all(
    ids.map(async (id, lane) => {
      for (let at = lane; at < urls.length; at += ids.length) {
        const url = urls[at] ?? "";
        await pointAt(id, url.replaceAll("{port}", String(port)));
        expect(await asked(id, "/"), url).toBeGreaterThanOrEqual(400);
      }
    }),
  );
  expect(reached).toBe(0);
}, 120_000);

test("a hostile address in the path reaches nothing", async () => {
  const [id = ""] = ids;
  await pointAt(id, "https://app.test");
  for (const url of urls) {
    const path = encodeURI(url.replaceAll("{port}", String(port)).toWellFormed()).replaceAll("%25", "%");
    for (const spelled of [`/${path}`, `/${encodeURIComponent(path)}`.replace(/^\/http/, "//http")]) {
      expect(await asked(id, spelled), spelled).toBeGreaterThanOrEqual(400);
    }
  }
  expect(reached).toBe(0);
}, 120_000);

test("more than 400 forms were tried", () => {
  expect(urls.length * 3).toBeGreaterThan(400);
});
