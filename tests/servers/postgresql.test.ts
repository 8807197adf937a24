import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { slowTo } from "../support/servers/ports";
import { type Postgres, startPostgres } from "../support/servers/postgresql";

let authority: Authority & { remove(): void };
let plain: Postgres;
let encrypted: Postgres;

beforeAll(async () => {
  authority = createAuthority();
  plain = await startPostgres({ maxConnections: 5 });
  encrypted = await startPostgres({ tls: authority.issue("db", "DNS:localhost,IP:127.0.0.1") });
  for (const { sql } of [plain, encrypted]) {
    for (const role of ["good", "poor", "tlsonly", "nowhere"]) sql(`CREATE ROLE ${role} LOGIN PASSWORD 'right'`);
    sql("CREATE ROLE nologin PASSWORD 'right'");
    sql("CREATE ROLE late LOGIN PASSWORD 'right' VALID UNTIL '2020-01-01'");
    sql("CREATE TABLE orders (id int)");
    sql("GRANT SELECT ON orders TO good, tlsonly");
    sql("CREATE DATABASE closed");
    sql("REVOKE CONNECT ON DATABASE closed FROM public");
  }
});

afterAll(async () => {
  await plain.stop();
  await encrypted.stop();
  authority.remove();
});

const off = (more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(plain.port),
  database: "postgres",
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

describe("PostgreSQL 15", () => {
  it("verifies with SCRAM, with and without TLS, by address and by name", async () => {
    expect(await outcomeOf("postgresql", "password", off())).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${plain.port}/postgres`,
      label: "good @ postgres",
    });
    const { outcome, steps } = await check("postgresql", "password", on());
    expect(outcome.outcome).toBe("verified");
    expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
      ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
    );
    expect((await outcomeOf("postgresql", "password", on({ host: "localhost", username: "tlsonly" }))).outcome).toBe(
      "verified",
    );
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials", "password"],
    ["an unknown role", { username: "nobody" }, "rejected", "invalid_credentials", "password"],
    ["an expired password", { username: "late" }, "rejected", "invalid_credentials", "password"],
    ["a role that may not log in", { username: "nologin" }, "rejected", "misconfigured", "tls"],
    ["a role that may come only encrypted", { username: "tlsonly" }, "rejected", "misconfigured", "tls"],
    ["an unknown database", { database: "nothing" }, "rejected", "misconfigured", "database"],
    ["a database that is closed to the role", { database: "closed" }, "limited", "not_permitted", "database"],
    ["a server that has no TLS", { tls: "require" }, "inconclusive", "tls", "tls"],
  ])("says what is wrong: %s", async (_, more, outcome, reason, field) => {
    const result = await outcomeOf("postgresql", "password", off(more));
    expect(result).toMatchObject({ outcome, reason, field, says: expect.stringMatching(/./) });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("is limited where no table may be read, and says so", async () => {
    expect(await outcomeOf("postgresql", "password", off({ username: "poor" }))).toMatchObject({
      outcome: "limited",
      reason: "not_permitted",
      missing: ["read any table"],
      identity: `poor@127.0.0.1:${plain.port}/postgres`,
    });
  });

  it("trusts no certificate that is unknown or another's, and names its issuer", async () => {
    expect(await outcomeOf("postgresql", "password", on({ ca: "" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
    const other = await startPostgres({ tls: authority.issue("other", "DNS:db.example") });
    onTestFinished(other.stop);
    expect(await outcomeOf("postgresql", "password", on({ port: String(other.port) }))).toMatchObject({
      reason: "tls",
      says: expect.stringContaining("db.example"),
    });
    await other.stop();
    const down = await outcomeOf("postgresql", "password", on({ port: String(other.port) }));
    expect(down).toMatchObject({ outcome: "inconclusive", reason: "refused" });
  });

  it("takes a slow server for slow, and a full one for busy", async () => {
    const slow = await slowTo(plain.port, 3_000);
    const late = await outcomeOf("postgresql", "password", off({ port: String(slow.port) }), { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);
    await slow.close();

    const full = Array.from({ length: 4 }, () => new Client({ ...off(), user: "good", port: plain.port, ssl: false }));
    for (const client of full) await client.connect();
    expect(await outcomeOf("postgresql", "password", off())).toMatchObject({
      outcome: "inconclusive",
      reason: "rate_limited",
    });
    for (const client of full) await client.end();
  });
});
