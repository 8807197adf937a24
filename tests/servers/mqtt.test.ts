import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { type Mosquitto, startMosquitto } from "../support/servers/mosquitto";
import { slowTo } from "../support/servers/ports";

let authority: Authority & { remove(): void };
let plain: Mosquitto;
let encrypted: Mosquitto;

beforeAll(async () => {
  authority = createAuthority();
  plain = await startMosquitto(["good"]);
  encrypted = await startMosquitto(["good"], { tls: authority.issue("broker", "DNS:localhost,IP:127.0.0.1") });
});

afterAll(async () => {
  await plain.stop();
  await encrypted.stop();
  authority.remove();
});

const off = (more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(plain.port),
  tls: "off",
  username: "good",
  password: "right",
  ...more,
});
const on = (more: Record<string, string> = {}) => ({
  ...off({ port: String(encrypted.port), ca: authority.ca }),
  tls: "require",
  ...more,
});

describe.each(["4", "5"])("Mosquitto 2, protocol %s", (version) => {
  it("verifies with and without TLS", async () => {
    expect(await outcomeOf("mqtt", "password", off({ version, topic: "orders/#" }))).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${plain.port}`,
      label: "good @ 127.0.0.1",
    });
    const { outcome, steps } = await check("mqtt", "password", on({ version, host: "localhost" }));
    expect(outcome.outcome).toBe("verified");
    expect(steps.filter((step) => step.state === "passed").map((step) => step.name)).toEqual([
      "fields",
      "host",
      "tls",
      "signIn",
      "identity",
    ]);
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials"],
    ["an unknown user", { username: "nobody" }, "rejected", "invalid_credentials"],
    ["a broker without TLS", { tls: "require" }, "inconclusive", "refused"],
  ])("says what is wrong: %s", async (_, more, outcome, reason) => {
    const result = await outcomeOf("mqtt", "password", off({ version, ...more }));
    expect(result).toMatchObject({ outcome, reason });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("trusts no unknown certificate, and does not take TLS for plain MQTT", async () => {
    expect(await outcomeOf("mqtt", "password", on({ version, ca: "" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
    const plainly = await outcomeOf("mqtt", "password", on({ version, tls: "off" }), { timeoutMs: 3_000 });
    expect(plainly.outcome).toBe("inconclusive");
  });

  it("takes a slow broker for slow, and one that is down for down", async () => {
    const slow = await slowTo(plain.port, 3_000);
    onTestFinished(slow.close);
    const place = off({ version, port: String(slow.port) });
    expect(await outcomeOf("mqtt", "password", place, { timeoutMs: 500 })).toMatchObject({ reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);
    const gone = await startMosquitto(["good"]);
    await gone.stop();
    expect(await outcomeOf("mqtt", "password", off({ version, port: String(gone.port) }))).toMatchObject({
      reason: "refused",
    });
  });
});
