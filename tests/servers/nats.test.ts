import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { type Nats, newOperator, startNats } from "../support/servers/nats";
import { slowTo } from "../support/servers/ports";

let authority: Authority & { remove(): void };
let plain: Nats;
let encrypted: Nats;

const users = [
  'authorization { users: [{ user: "good", password: "right", permissions: { subscribe: { deny: "closed.>" } } }] }',
];

beforeAll(async () => {
  authority = createAuthority();
  plain = await startNats(users);
  encrypted = await startNats(users, authority.issue("nats", "DNS:localhost,IP:127.0.0.1"));
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

describe("NATS 2.9", () => {
  it("verifies a user, with and without TLS, by address and by name", async () => {
    expect(await outcomeOf("nats", "password", off())).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${plain.port}`,
      label: "good @ 127.0.0.1",
    });
    for (const host of ["127.0.0.1", "localhost"]) {
      const { outcome, steps } = await check("nats", "password", on({ host, subject: "orders.>" }));
      expect(outcome.outcome, host).toBe("verified");
      expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
        ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
      );
    }
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials"],
    ["an unknown user", { username: "nobody" }, "rejected", "invalid_credentials"],
    ["a closed subject", { subject: "closed.orders" }, "limited", "not_permitted"],
    ["a server without TLS", { tls: "require" }, "inconclusive", "tls"],
  ])("says what is wrong: %s", async (_, more, outcome, reason) => {
    const result = await outcomeOf("nats", "password", off(more));
    expect(result).toMatchObject({ outcome, reason, says: expect.stringMatching(/./) });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("verifies a token, and proves nothing where there is none to give", async () => {
    const { username: _, password: __, ...place } = off();
    const server = await startNats(['authorization { token: "right" }']);
    onTestFinished(server.stop);
    const at = { ...place, port: String(server.port) };
    expect((await outcomeOf("nats", "token", { ...at, token: "right" })).outcome).toBe("verified");
    expect(await outcomeOf("nats", "token", { ...at, token: "wrong" })).toMatchObject({
      reason: "invalid_credentials",
    });
    const open = await startNats([]);
    onTestFinished(open.stop);
    expect(await outcomeOf("nats", "token", { ...at, port: String(open.port), token: "any" })).toMatchObject({
      outcome: "inconclusive",
      reason: "not_checkable",
    });
  });

  it("verifies a credentials file, and no other operator's, no expired and no damaged one", async () => {
    const { username: _, password: __, ...place } = off();
    const operator = newOperator();
    const server = await startNats(operator.lines);
    onTestFinished(server.stop);
    const outcome = (userKey: string) =>
      outcomeOf("nats", "credentials", { ...place, port: String(server.port), userKey });
    expect(await outcome(operator.credentials("integration"))).toMatchObject({
      outcome: "verified",
      identity: expect.stringMatching(/^U[A-Z0-9]{55}@127\.0\.0\.1:/),
      label: "integration @ 127.0.0.1",
    });
    expect(await outcome(newOperator().credentials("integration"))).toMatchObject({ reason: "invalid_credentials" });
    expect(await outcome(operator.credentials("late", 1_700_000_001))).toMatchObject({ outcome: "rejected" });
    const damaged = operator.credentials("integration").replace(/\nSU/, "\nSX");
    expect(await outcome(damaged)).toMatchObject({ reason: "misconfigured", field: "userKey" });
  });

  it("trusts no certificate that is unknown or another's, and tells a server that wants TLS", async () => {
    expect(await outcomeOf("nats", "password", on({ ca: "" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      field: "ca",
    });
    const other = await startNats(users, authority.issue("other", "DNS:nats.example"));
    onTestFinished(other.stop);
    expect(await outcomeOf("nats", "password", on({ port: String(other.port) }))).toMatchObject({
      reason: "tls",
      says: expect.stringContaining("nats.example"),
    });
    expect(await outcomeOf("nats", "password", on({ tls: "off" }))).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "tls",
    });
  });

  it("takes a slow server for slow, a full one for busy, and one that is down for down", async () => {
    for (const [server, values] of [
      [plain, off],
      [encrypted, on],
    ] as const) {
      const slow = await slowTo(server.port, 3_000);
      onTestFinished(slow.close);
      const late = await outcomeOf("nats", "password", values({ port: String(slow.port) }), { timeoutMs: 500 });
      expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
      await expect.poll(() => slow.open()).toBe(0);
    }
    const full = await startNats([...users, "max_connections: 1"]);
    onTestFinished(full.stop);
    // Whoever looked whether it has started may still be counted when the first holder comes.
    const holders: Socket[] = [];
    onTestFinished(() => holders.forEach((each) => void each.destroy()));
    const outcome = async () => {
      const holder = connect(full.port, "127.0.0.1");
      holders.push(holder);
      await once(holder, "data");
      return outcomeOf("nats", "password", off({ port: String(full.port) }));
    };
    await expect.poll(outcome, { timeout: 10_000 }).toMatchObject({ outcome: "inconclusive", reason: "rate_limited" });
    await full.stop();
    expect(await outcomeOf("nats", "password", off({ port: String(full.port) }))).toMatchObject({ reason: "refused" });
  });
});
