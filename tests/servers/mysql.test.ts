import { createConnection } from "mysql2/promise";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { type MariaDb, startMariaDb } from "../support/servers/mariadb";
import { slowTo } from "../support/servers/ports";

let authority: Authority & { remove(): void };
let plain: MariaDb;
let encrypted: MariaDb;

const users = [
  "CREATE DATABASE orders",
  "CREATE DATABASE closed",
  ...["good", "poor", "broad", "locked", "tlsonly", "elsewhere"].map(
    (name) => `CREATE USER ${name}@'${name === "elsewhere" ? "10.9.8.7" : "%"}' IDENTIFIED BY 'right'`,
  ),
  "GRANT SELECT ON orders.* TO good, tlsonly, locked",
  "GRANT SELECT ON *.* TO broad",
  "ALTER USER locked ACCOUNT LOCK",
  "ALTER USER tlsonly REQUIRE SSL",
];

beforeAll(async () => {
  authority = createAuthority();
  plain = await startMariaDb(users, { maxConnections: 10 });
  encrypted = await startMariaDb(users, {
    tls: { ...authority.issue("db", "DNS:localhost,IP:127.0.0.1"), caFile: authority.caFile },
  });
});

afterAll(async () => {
  await plain.stop();
  await encrypted.stop();
  authority.remove();
});

const off = (more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(plain.port),
  database: "orders",
  username: "good",
  password: "right",
  tls: "off",
  ...more,
});
const on = (more: Record<string, string> = {}) => ({
  ...off({ port: String(encrypted.port), ca: authority.ca }),
  tls: "require",
  ...more,
});

describe("MariaDB 10.11", () => {
  it("verifies with and without TLS, by address and by name, with and without a database", async () => {
    expect(await outcomeOf("mysql", "password", off())).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${plain.port}/orders`,
      label: "good@% in orders",
    });
    expect(await outcomeOf("mysql", "password", off({ database: "" }))).toMatchObject({
      outcome: "verified",
      identity: `good@127.0.0.1:${plain.port}/`,
    });
    const { outcome, steps } = await check("mysql", "password", on());
    expect(outcome.outcome).toBe("verified");
    expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
      ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
    );
    expect((await outcomeOf("mysql", "password", on({ host: "localhost", username: "tlsonly" }))).outcome).toBe(
      "verified",
    );
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials", "password"],
    ["an unknown user", { username: "nobody" }, "rejected", "invalid_credentials", "password"],
    ["a user of another address", { username: "elsewhere" }, "rejected", "invalid_credentials", "password"],
    ["a user who may come only encrypted", { username: "tlsonly" }, "rejected", "invalid_credentials", "password"],
    ["a locked user", { username: "locked" }, "rejected", "account_locked", "username"],
    ["an unknown database", { database: "nothing", username: "broad" }, "rejected", "misconfigured", "database"],
    ["a database that is closed to the user", { database: "closed" }, "limited", "not_permitted", "database"],
    ["a server that has no TLS", { tls: "require" }, "inconclusive", "tls", "tls"],
  ])("says what is wrong: %s", async (_, more, outcome, reason, field) => {
    const result = await outcomeOf("mysql", "password", off(more));
    expect(result).toMatchObject({ outcome, reason, field, says: expect.stringMatching(/./) });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("is limited where nothing was granted", async () => {
    expect(await outcomeOf("mysql", "password", off({ username: "poor", database: "" }))).toMatchObject({
      outcome: "limited",
      reason: "not_permitted",
      missing: ["read any table"],
    });
  });

  it("trusts no certificate that is unknown or another's, and names its issuer", async () => {
    expect(await outcomeOf("mysql", "password", on({ ca: "" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
    const named = async (name: string) => {
      const tls = { ...authority.issue(name, `DNS:${name}`), caFile: authority.caFile };
      const server = await startMariaDb(users, { tls });
      onTestFinished(server.stop);
      return server;
    };
    const [other, local] = [await named("db.example"), await named("localhost")];
    // What is opened by its address must be certified for the address, even where the name would fit.
    for (const [server, host, says] of [
      [other, "localhost", "db.example"],
      [other, "127.0.0.1", "db.example"],
      [local, "127.0.0.1", "localhost"],
    ] as const) {
      const outcome = await outcomeOf("mysql", "password", on({ host, port: String(server.port) }));
      expect(outcome, host).toMatchObject({ reason: "tls", says: expect.stringContaining(says) });
    }
    await other.stop();
    const down = await outcomeOf("mysql", "password", on({ port: String(other.port) }));
    expect(down).toMatchObject({ outcome: "inconclusive", reason: "refused" });
  });

  it("takes a slow server for slow, and a full one for busy", async () => {
    const slow = await slowTo(plain.port, 3_000);
    const late = await outcomeOf("mysql", "password", off({ port: String(slow.port) }), { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);
    await slow.close();

    const login = { host: "127.0.0.1", port: plain.port, user: "good", password: "right" };
    const full = await Promise.all(Array.from({ length: 10 }, () => createConnection(login)));
    expect(await outcomeOf("mysql", "password", off())).toMatchObject({
      outcome: "inconclusive",
      reason: "rate_limited",
    });
    for (const connection of full) await connection.end();
  });
});
