import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renameCredential } from "@/lib/credentials/change";
import { saveConnector } from "@/lib/custom-connectors/save";
import { countTry } from "@/lib/limits";
import { setLogo } from "@/lib/logos/change";
import { allowNetwork, listNetworkRules, removeNetworkRule } from "@/lib/network-rules";
import { scopes } from "@/lib/scopes";
import { endSessionsOf, startSession } from "@/lib/session/rows";
import { createToken } from "@/lib/tokens/create";
import { revokeToken } from "@/lib/tokens/revoke";
import { type TestInstallation, testInstallation } from "@/tests/support/installation";
import { administer } from "@/tests/support/postgres-administer";
import { sealedRows } from "@/tests/support/sealed-rows";
import { type Node, type Nodes, prepareNodes } from "./nodes";

/** This process is one node, and what it changes is looked at on another. */
let nodes: Nodes;
let t: TestInstallation;
let other: Node;
let place: Server;
beforeAll(async () => {
  nodes = await prepareNodes();
  t = await testInstallation(nodes.settings);
  other = await nodes.start(t.home.env.databaseUrl ?? "");
  place = createServer((_, response) => response.end("here"));
  // Of the loopback network, and not the one address that the settings allow.
  await new Promise<void>((done) => place.listen(0, "127.0.0.2", done));
});
afterAll(async () => {
  place.close();
  await nodes.stop();
  await t.stop();
});

/** Longer than anything may be served that has changed. */
const second = () => new Promise((done) => setTimeout(done, 1_050));

async function credential(): Promise<string> {
  const [id = ""] = await sealedRows(t.home, t.owner, 1);
  return id;
}
const newToken = () => createToken(t.owner, { name: "Test", scopes: [...scopes] });

describe("what one node changes, the other serves within a second", () => {
  test("a new name, and a status", async () => {
    const id = await credential();
    const { text } = await newToken();
    const seen = async () => JSON.parse((await other.get(`/api/v1/credentials/${id}`, text)).text) as object;
    expect(await seen()).toMatchObject({ name: "C0", status: "valid" });
    await renameCredential(t.owner, id, "Another name");
    const { credentials: c } = t.home.store.t;
    const red = { status: "invalid", reason: "invalid_credentials" };
    await t.home.store.write(async (tx) => void (await tx.update(c).set(red).where(eq(c.id, id))));
    await second();
    expect(await seen()).toMatchObject({ name: "Another name", status: "invalid" });
    expect((await other.get(`/api/v1/credentials/${id}/authorization`, text)).status).toBe(409);
  });

  test("a token that was revoked is refused", async () => {
    const { text, token } = await newToken();
    const status = async () => (await other.get("/api/v1/credentials", text)).status;
    expect(await status()).toBe(200);
    await revokeToken(t.owner, token.id);
    await second();
    expect(await status()).toBe(401);
  });

  test("also when the connection broke on which it listens", async () => {
    const { text, token } = await newToken();
    const status = async () => (await other.get("/api/v1/credentials", text)).status;
    expect(await status()).toBe(200);
    await administer(
      t.home.env.databaseUrl ?? "",
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
    );
    await revokeToken(t.owner, token.id);
    await second();
    expect(await status()).toBe(401);
    const { id } = await described("While nobody listened");
    await expect.poll(() => other.does("connector", id), { timeout: 10_000 }).toBe("While nobody listened");
  });

  test("also when that connection is dead without a sign", async () => {
    const listening = "datname = current_database() AND query LIKE 'LISTEN%'";
    const client = new Client({ connectionString: t.home.env.databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE ${listening}`);
    await client.end();
    // Both nodes' ears: this one's too, which learns nothing by it.
    for (const { pid } of rows) process.kill(pid, "SIGSTOP");
    try {
      const { id } = await described("While its ear was dead");
      await expect.poll(() => other.does("connector", id), { timeout: 30_000 }).toBe("While its ear was dead");
    } finally {
      for (const { pid } of rows) process.kill(pid, "SIGCONT");
    }
  });

  test("a network rule, and that it is gone", async () => {
    const { port } = place.address() as AddressInfo;
    const reached = async () => (await other.deed("reach", `http://127.0.0.2:${port}/`)).text;
    expect(await reached()).toContain("An owner or admin can allow");
    await allowNetwork(t.owner, { network: "127.0.0.2" });
    await second();
    expect(await reached()).toBe("200");
    const { rules } = await listNetworkRules(t.owner);
    for (const { id } of rules) await removeNetworkRule(t.owner, id);
    await second();
    expect(await reached()).toContain("An owner or admin can allow");
  });

  test("an application of one's own, and its logo", async () => {
    const { id } = await described("Orders");
    await setLogo(t.owner, id, pixel);
    await expect.poll(() => other.does("connector", id)).toBe("Orders");
    await expect.poll(() => other.does("logo", id)).toMatch(/^lg_/);
    await described("Orders, renamed", id);
    await expect.poll(() => other.does("connector", id)).toBe("Orders, renamed");
  });
});

test("a session that began on one node is known to the other, until it ends", async () => {
  const session = await startSession(t.owner.userId, { address: "127.0.0.1", userAgent: "test" });
  expect(await other.does("member", session)).toBe("ana@example.com");
  await endSessionsOf(t.owner.userId);
  expect(await other.does("member", session)).toBe(null);
});

test("tries are counted over both nodes together", async () => {
  for (let at = 0; at < 3; at += 1) {
    await countTry({ key: "sign-in somebody", max: 6, windowMs: 60_000 });
    expect((await other.deed("try", "sign-in somebody", 6)).status).toBe(200);
  }
  expect((await other.deed("try", "sign-in somebody", 6)).status).toBe(429);
  await expect(countTry({ key: "sign-in somebody", max: 6, windowMs: 60_000 })).rejects.toThrow("Too many tries");
});

test("nodes write in turns whatever the server takes for the usual isolation", async () => {
  const url = t.home.env.databaseUrl ?? "";
  await administer(
    url,
    `ALTER DATABASE ${new URL(url).pathname.slice(1)} SET default_transaction_isolation = 'serializable'`,
  );
  const [one, two] = await Promise.all([nodes.start(url), nodes.start(url)]);
  const ids = await sealedRows(t.home, t.owner, 16);
  const done = await Promise.all([
    one.does("renames", ids.slice(0, 8).join(","), 500),
    two.does("renames", ids.slice(8).join(","), 500),
  ]);
  for (const renames of done) expect(renames).toBeGreaterThan(0);
});

describe("a node that is stopped in the middle of a write", () => {
  test("is cut off, so that the others go on, leaves nothing of it, and recovers by itself", async () => {
    const id = await credential();
    const dwelling = other.deed("dwell", id, "Half done");
    await expect.poll(() => other.output()).toContain("inside");
    other.signal("SIGSTOP");
    const began = performance.now();
    await renameCredential(t.owner, id, "By another");
    console.log(`the others waited ${((performance.now() - began) / 1000).toFixed(1)} s`);
    other.signal("SIGCONT");
    expect((await dwelling).status).toBe(503);
    await other.does("rename", id, "By itself");
    const { credentials: c } = t.home.store.t;
    const [row] = await t.home.store.db.select({ name: c.name }).from(c).where(eq(c.id, id));
    expect(row?.name).toBe("By itself");
  });
});

function described(name: string, id?: string) {
  const definition = {
    format: "keyrack.connector/1",
    name,
    category: "erp",
    baseUrl: "https://orders.example.com/v1",
    check: { path: "/me", expect: "json" },
    ways: [{ kind: "apiKey", key: { in: "header", name: "X-Orders-Key" } }],
  };
  return saveConnector(t.owner, { definition, source: "form", ...(id === undefined ? {} : { id }) });
}

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
