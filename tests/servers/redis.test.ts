import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { slowTo } from "../support/servers/ports";
import { type RedisServer, startRedis } from "../support/servers/redis";

let authority: Authority & { remove(): void };
let users: RedisServer;
let password: RedisServer;
let open: RedisServer;

beforeAll(async () => {
  authority = createAuthority();
  users = await startRedis({
    users: [
      "user default off",
      "user good on >right ~orders:* +@read +@connection +acl|whoami",
      "user poor on >right ~* -@all +get",
      "user gone off >right ~* +@all",
    ],
    tls: { ...authority.issue("cache", "DNS:localhost,IP:127.0.0.1"), caFile: authority.caFile },
  });
  password = await startRedis({ args: ["--requirepass", "right", "--maxclients", "1"] });
  open = await startRedis({ args: ["--databases", "4"] });
});

afterAll(async () => {
  for (const server of [users, password, open]) await server.stop();
  authority.remove();
});

const at = (port: number, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(port),
  tls: "off",
  ...more,
});
const good = { username: "good", password: "right" };

describe("Redis 7", () => {
  it("verifies a user of an access control list, with and without TLS", async () => {
    expect(await outcomeOf("redis", "password", at(users.port, good))).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${users.port}/0`,
      label: "good @ 127.0.0.1",
    });
    const values = at(users.tlsPort, { ...good, tls: "require", ca: authority.ca, database: "3" });
    const { outcome, steps } = await check("redis", "password", values);
    expect(outcome).toMatchObject({ outcome: "verified", identity: `good@127.0.0.1:${users.tlsPort}/3` });
    expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
      ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
    );
  });

  it("verifies a server with one password, and one with none", async () => {
    expect(await outcomeOf("redis", "password", at(password.port, { password: "right" }))).toMatchObject({
      outcome: "verified",
      identity: `default@127.0.0.1:${password.port}/0`,
    });
    expect((await outcomeOf("redis", "password", at(open.port))).outcome).toBe("verified");
  });

  it.each([
    [
      "a wrong password",
      () => at(users.port, { ...good, password: "wrong" }),
      "rejected",
      "invalid_credentials",
      "password",
    ],
    [
      "an unknown user",
      () => at(users.port, { ...good, username: "nobody" }),
      "rejected",
      "invalid_credentials",
      "password",
    ],
    [
      "a user who is switched off",
      () => at(users.port, { ...good, username: "gone" }),
      "rejected",
      "invalid_credentials",
      "password",
    ],
    ["no password where one is wanted", () => at(password.port), "rejected", "invalid_credentials", "password"],
    [
      "a wrong password for all",
      () => at(password.port, { password: "wrong" }),
      "rejected",
      "invalid_credentials",
      "password",
    ],
    [
      "a password where none is set",
      () => at(open.port, { password: "any" }),
      "rejected",
      "invalid_credentials",
      "password",
    ],
    ["a database that is not there", () => at(open.port, { database: "9" }), "rejected", "misconfigured", "database"],
  ])("says what is wrong: %s", async (_, values, outcome, reason, field) => {
    const result = await outcomeOf("redis", "password", values());
    expect(result).toMatchObject({ outcome, reason, field, says: expect.stringMatching(/./) });
  });

  it("is limited where the user may not even say PING", async () => {
    const values = at(users.port, { ...good, username: "poor", database: "1" });
    expect(await outcomeOf("redis", "password", values)).toMatchObject({
      outcome: "limited",
      reason: "not_permitted",
      missing: ["PING", "SELECT 1"],
      identity: `poor@127.0.0.1:${users.port}/1`,
    });
  });

  it("trusts no unknown certificate, and does not take plain Redis for TLS", async () => {
    expect(await outcomeOf("redis", "password", at(users.tlsPort, { ...good, tls: "require" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
    const plain = await outcomeOf("redis", "password", at(users.port, { ...good, tls: "require" }));
    expect(plain.outcome).toBe("inconclusive");
    const encrypted = await outcomeOf("redis", "password", at(users.tlsPort, good), { timeoutMs: 3_000 });
    expect(encrypted.outcome).toBe("inconclusive");
  });

  it("takes a slow server for slow, a full one for busy, and one that is down for down", async () => {
    const slow = await slowTo(users.port, 3_000);
    const late = await outcomeOf("redis", "password", at(slow.port, good), { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);

    const held = await slowTo(password.port, 0);
    const holder = connect(held.port, "127.0.0.1");
    await expect.poll(() => held.open()).toBe(1);
    expect(await outcomeOf("redis", "password", at(password.port, { password: "right" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "rate_limited",
    });
    holder.destroy();
    await slow.close();
    await held.close();

    const gone = await startRedis();
    await gone.stop();
    expect(await outcomeOf("redis", "password", at(gone.port))).toMatchObject({ reason: "refused" });
  });
});
