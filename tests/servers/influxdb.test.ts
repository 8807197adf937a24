import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { outcomeOf } from "../support/servers/checked";
import { type InfluxDb, startInfluxDb } from "../support/servers/influxdb";

let authority: Authority & { remove(): void };
let plain: InfluxDb;
let encrypted: InfluxDb;

beforeAll(async () => {
  authority = createAuthority();
  plain = await startInfluxDb([
    "CREATE DATABASE orders",
    "CREATE USER good WITH PASSWORD 'right'",
    "GRANT READ ON orders TO good",
    "CREATE USER poor WITH PASSWORD 'right'",
  ]);
  encrypted = await startInfluxDb([], authority.issue("metrics", "DNS:localhost,IP:127.0.0.1"));
});

afterAll(async () => {
  await plain.stop();
  await encrypted.stop();
  authority.remove();
});

const values = (more: Record<string, string> = {}) => ({
  baseUrl: `http://127.0.0.1:${plain.port}`,
  username: "good",
  password: "right",
  ...more,
});

describe("InfluxDB 1.6", () => {
  it("verifies a user who may read a database", async () => {
    expect(await outcomeOf("influxdb", "basic", values())).toMatchObject({
      outcome: "verified",
      identity: `good at http://127.0.0.1:${plain.port}`,
    });
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials"],
    ["an unknown user", { username: "nobody" }, "rejected", "invalid_credentials"],
    ["a user who may read nothing", { username: "poor" }, "limited", "not_permitted"],
  ])("says what is wrong: %s", async (_, more, outcome, reason) => {
    expect(await outcomeOf("influxdb", "basic", values(more))).toMatchObject({ outcome, reason });
  });

  it("takes version 1 for no verdict on a token", async () => {
    const { username: _, password: __, ...place } = values();
    expect((await outcomeOf("influxdb", "token", { ...place, token: "any" })).outcome).toBe("inconclusive");
  });

  it("trusts no unknown certificate, and takes one that is down for down", async () => {
    const place = values({ baseUrl: `https://localhost:${encrypted.port}` });
    expect(await outcomeOf("influxdb", "basic", place)).toMatchObject({
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
    // It has no users yet, and lets nobody do anything but make the first.
    expect(await outcomeOf("influxdb", "basic", { ...place, ca: authority.ca })).toMatchObject({
      outcome: "inconclusive",
      reason: "not_checkable",
    });
    await encrypted.stop();
    expect(await outcomeOf("influxdb", "basic", { ...place, ca: authority.ca })).toMatchObject({ reason: "refused" });
  });
});
