import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { slowTo } from "../support/servers/ports";
import { type RabbitMq, startRabbitMq } from "../support/servers/rabbitmq";

let authority: Authority & { remove(): void };
let rabbit: RabbitMq;

beforeAll(async () => {
  authority = createAuthority();
  const certificate = authority.issue("queue", "DNS:localhost,IP:127.0.0.1");
  rabbit = await startRabbitMq(
    { good: { tags: "monitoring", vhosts: ["/"] }, poor: { tags: "management", vhosts: [] }, plain: {} },
    { ...certificate, caFile: authority.caFile },
  );
});

afterAll(async () => {
  await rabbit.stop();
  authority.remove();
});

const off = (more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(rabbit.port),
  tls: "off",
  username: "good",
  password: "right",
  ...more,
});
const on = (more: Record<string, string> = {}) => ({
  ...off({ port: String(rabbit.tlsPort), ca: authority.ca }),
  tls: "require",
  ...more,
});

describe("AMQP at RabbitMQ 3.10", () => {
  it("verifies with and without TLS", async () => {
    expect(await outcomeOf("amqp", "password", off())).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${rabbit.port}/`,
      label: "good @ 127.0.0.1",
    });
    const { outcome, steps } = await check("amqp", "password", on({ host: "localhost" }));
    expect(outcome.outcome).toBe("verified");
    expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
      ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
    );
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials", "password"],
    ["an unknown user", { username: "nobody" }, "rejected", "invalid_credentials", "password"],
    ["a virtual host that is not there", { vhost: "nothing" }, "rejected", "misconfigured", "vhost"],
    ["a virtual host that is closed", { vhost: "closed" }, "limited", "not_permitted", "vhost"],
    ["a user without any", { username: "poor" }, "limited", "not_permitted", "vhost"],
    ["a port without TLS", { tls: "require" }, "inconclusive", "tls", undefined],
  ])("says what is wrong: %s", async (_, more, outcome, reason, field) => {
    const result = await outcomeOf("amqp", "password", off(more));
    expect(result).toMatchObject({ outcome, reason, ...(field ? { field } : {}) });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("trusts no unknown certificate, and does not take TLS for plain AMQP", async () => {
    expect(await outcomeOf("amqp", "password", on({ ca: "" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
    expect((await outcomeOf("amqp", "password", on({ tls: "off" }), { timeoutMs: 5_000 })).outcome).toBe(
      "inconclusive",
    );
  });

  it("takes a slow broker for slow", async () => {
    const slow = await slowTo(rabbit.port, 3_000);
    onTestFinished(slow.close);
    const late = await outcomeOf("amqp", "password", off({ port: String(slow.port) }), { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);
  });
});

describe("the management API of RabbitMQ 3.10", () => {
  const values = (more: Record<string, string> = {}) => ({
    baseUrl: `http://127.0.0.1:${rabbit.managementPort}`,
    username: "good",
    password: "right",
    ...more,
  });

  it.each([
    ["a user with the tag", {}, "verified", undefined],
    ["a user without the tag", { username: "plain" }, "limited", "not_permitted"],
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials"],
    [
      "a wrong password of a user without the tag",
      { username: "plain", password: "wrong" },
      "rejected",
      "invalid_credentials",
    ],
    ["an unknown user", { username: "nobody" }, "rejected", "invalid_credentials"],
  ])("judges %s", async (_, more, outcome, reason) => {
    const result = await outcomeOf("rabbitmq-management", "basic", values(more));
    expect(result).toMatchObject({ outcome, ...(reason ? { reason } : {}) });
  });
});
