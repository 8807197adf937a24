import { createServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { Aedes, type AuthenticateError } from "aedes";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority } from "@/tests/support/servers/authority";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { freePort, type Listening, listen, saying } from "@/tests/support/servers/ports";

let authority: Authority & { remove(): void };
const running: Listening[] = [];
const brokers: Aedes[] = [];
const published: string[] = [];

beforeAll(() => {
  authority = createAuthority();
});

afterAll(async () => {
  for (const each of running) await each.close();
  for (const each of brokers) await new Promise<void>((done) => each.close(() => done()));
  authority.remove();
});

/** A broker whose one account is orders / “right one ”; the names of others say what it answers them. */
async function start(tls?: { cert: string; key: string }) {
  const broker = await Aedes.createBroker({
    authenticate: (_client, username, password, done) => {
      const refuse = (returnCode: number) =>
        done(Object.assign(new Error("refused"), { returnCode }) as AuthenticateError, null);
      if (/^\d$/.test(username ?? "")) return refuse(Number(username));
      if (username === "orders" && password?.toString() === "right one ") return done(null, true);
      return refuse(5);
    },
    authorizeSubscribe: (_client, subscription, done) =>
      done(null, subscription.topic === "closed" ? null : subscription),
  });
  broker.on("publish", (packet, client) => {
    if (client) published.push(packet.topic);
  });
  brokers.push(broker);
  const handle = broker.handle.bind(broker);
  const server = tls
    ? createTlsServer(tls, (socket) => void handle(socket))
    : createServer((socket) => void handle(socket));
  server.on("tlsClientError", () => undefined);
  const listening = await listen(server);
  running.push(listening);
  return String(listening.port);
}

const values = (port: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port,
  tls: "off",
  username: "orders",
  password: "right one ",
  ...more,
});

describe("MQTT", () => {
  it("signs in, subscribes where a topic is given, and publishes nothing", async () => {
    const port = await start();
    const { outcome, steps } = await check("mqtt", "password", values(port, { topic: "orders/+" }));
    expect(outcome).toEqual({
      outcome: "verified",
      identity: `orders@127.0.0.1:${port}`,
      label: "orders @ 127.0.0.1",
    });
    expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
      ["fields", "host", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
    );
    expect(published).toEqual([]);
  });

  it("is limited where the topic is closed, and wants one that can be a topic", async () => {
    const port = await start();
    expect(await outcomeOf("mqtt", "password", values(port, { topic: "closed" }))).toMatchObject({
      outcome: "limited",
      reason: "not_permitted",
      missing: ["subscribe to closed"],
      field: "topic",
    });
    expect(await outcomeOf("mqtt", "password", values(port, { topic: "orders/#/all" }))).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "topic",
    });
  });

  it.each([
    ["a wrong password", { password: "right one" }, "rejected", "invalid_credentials"],
    ["bad user name or password", { username: "4" }, "rejected", "invalid_credentials"],
    ["an identifier that is not wanted", { username: "2" }, "rejected", "misconfigured"],
    ["a server that is not available", { username: "3" }, "inconclusive", "server_error"],
  ])("keeps apart what a broker may answer: %s", async (_, more, outcome, reason) => {
    const result = await outcomeOf("mqtt", "password", values(await start(), more));
    expect(result).toMatchObject({ outcome, reason, says: expect.stringMatching(/./) });
    expect(JSON.stringify(result)).not.toContain("right one");
  });

  it("speaks TLS to nobody whose certificate is unknown", async () => {
    const port = await start(authority.issue("broker", "IP:127.0.0.1"));
    const place = values(port, { tls: "require" });
    expect((await outcomeOf("mqtt", "password", { ...place, ca: authority.ca })).outcome).toBe("verified");
    expect(await outcomeOf("mqtt", "password", place)).toMatchObject({
      reason: "tls",
      says: expect.stringContaining("Keyrack test authority"),
    });
  });

  it("takes what is down, slow or no broker for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("mqtt", "password", values(nobody))).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    running.push(silent);
    expect(await outcomeOf("mqtt", "password", values(String(silent.port)), { timeoutMs: 300 })).toMatchObject({
      reason: "timeout",
    });
    for (const [words, reason] of [
      ["HTTP/1.1 400 Bad Request\r\n\r\n", "unexpected_response"],
      ["220 ready\r\n", "unexpected_response"],
      ["", "refused"],
    ] as const) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("mqtt", "password", values(String(other.port)));
      expect(outcome, words).toMatchObject({ outcome: "inconclusive", reason });
    }
  });
});
