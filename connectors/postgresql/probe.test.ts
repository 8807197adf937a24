import { createServer } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { freePort, type Listening, listen, saying, slowTo } from "@/tests/support/servers/ports";

/** PostgreSQL itself, in this process; it knows no passwords and no TLS. The rest runs against a real server. */
let server: PGLiteSocketServer;
let database: PGlite;
let port: number;

beforeAll(async () => {
  database = await PGlite.create();
  port = await freePort();
  server = new PGLiteSocketServer({ db: database, port, host: "127.0.0.1" });
  await server.start();
});

afterAll(async () => {
  await server.stop();
  await database.close();
});

const values = (more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(port),
  database: "postgres",
  username: "postgres",
  password: "any",
  tls: "off",
  ...more,
});

describe("PostgreSQL", () => {
  it("names the user and the database that it signed in to, step by step", async () => {
    const { outcome, steps } = await check("postgresql", "password", values());
    expect(outcome).toEqual({
      outcome: "verified",
      identity: `postgres@127.0.0.1:${port}/postgres`,
      label: "postgres @ postgres",
    });
    expect(steps.filter((step) => step.state === "passed").map((step) => step.name)).toEqual([
      "fields",
      "host",
      "signIn",
      "identity",
      "permissions",
    ]);
  });

  it("says that a server without TLS has none, and does not go on without it", async () => {
    const heard: Buffer[] = [];
    const plain = await listen(
      createServer((socket) => socket.on("data", (chunk) => heard.push(chunk) === 1 && socket.write("N"))),
    );
    const outcome = await outcomeOf("postgresql", "password", values({ tls: "require", port: String(plain.port) }));
    await plain.close();
    expect(Buffer.concat(heard)).toHaveLength(8);
    expect(outcome).toMatchObject({ outcome: "inconclusive", reason: "tls", field: "tls" });
  });

  it("takes a server that is down, slow or something else for no verdict on the password", async () => {
    const nobody = await freePort();
    expect(await outcomeOf("postgresql", "password", values({ port: String(nobody) }))).toMatchObject({
      outcome: "inconclusive",
      reason: "refused",
    });
    const slow = await slowTo(port, 5_000);
    const late = await outcomeOf("postgresql", "password", values({ port: String(slow.port) }), { timeoutMs: 300 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await slow.close();
    const others: Listening[] = [await saying("HTTP/1.1 400 Bad Request\r\n\r\n"), await saying("")];
    for (const other of others) {
      const outcome = await outcomeOf("postgresql", "password", values({ port: String(other.port) }));
      expect(outcome.outcome).toBe("inconclusive");
      await other.close();
    }
  });

  it("leaves no connection behind when it is cancelled", async () => {
    const slow = await slowTo(port, 5_000);
    const outcome = await outcomeOf("postgresql", "password", values({ port: String(slow.port) }), { timeoutMs: 200 });
    expect(outcome.outcome).toBe("inconclusive");
    await expect.poll(() => slow.open()).toBe(0);
    await slow.close();
  });
});
