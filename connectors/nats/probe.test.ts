import { afterEach, describe, expect, it } from "vitest";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { talking } from "@/tests/support/servers/lines";
import { freePort, type Listening, saying } from "@/tests/support/servers/ports";

const running: Listening[] = [];

afterEach(async () => {
  for (const each of running.splice(0)) await each.close();
});

async function start(errors: Partial<Record<"CONNECT" | "SUB", string>> = {}, info: object = { auth_required: true }) {
  let trouble = "";
  const server = await talking({
    greeting: `INFO ${JSON.stringify(info)}\r\n`,
    answer: (line) => {
      const command = line.split(" ")[0];
      if (command === "CONNECT" || command === "SUB") trouble = errors[command] ?? "";
      if (command !== "PING") return undefined;
      return trouble === "" ? "PONG\r\n" : `-ERR '${trouble}'\r\n${trouble.startsWith("Perm") ? "PONG\r\n" : ""}`;
    },
  });
  running.push(server);
  return { port: String(server.port), heard: server.heard };
}

const values = (port: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port,
  tls: "off",
  username: "good",
  password: "right one ",
  ...more,
});

describe("NATS", () => {
  it("signs in, subscribes for a moment and publishes nothing", async () => {
    const { port, heard } = await start();
    const { outcome, steps } = await check("nats", "password", values(port, { subject: "orders.>" }));
    expect(outcome).toEqual({ outcome: "verified", identity: `good@127.0.0.1:${port}`, label: "good @ 127.0.0.1" });
    expect(steps.every((step) => step.state === "passed")).toBe(true);
    expect(heard.map((line) => line.split(" ")[0])).toEqual(["CONNECT", "PING", "SUB", "UNSUB", "PING"]);
    expect(heard[0]).toContain('"pass":"right one "');
  });

  it.each([
    ["Authorization Violation", "rejected", "invalid_credentials"],
    ["User Authentication Expired", "rejected", "expired"],
    ["User Authentication Revoked", "rejected", "revoked"],
    ["Maximum Connections Exceeded", "inconclusive", "rate_limited"],
    ["Authentication Timeout", "inconclusive", "server_error"],
  ])("keeps apart what a server may answer: %s", async (words, outcome, reason) => {
    const { port } = await start({ CONNECT: words });
    const result = await outcomeOf("nats", "password", values(port));
    expect(result).toMatchObject({ outcome, reason, says: words });
    expect(JSON.stringify(result)).not.toContain("right one");
  });

  it("is limited where the subject is closed", async () => {
    const { port } = await start({ SUB: 'Permissions Violation for Subscription to "closed"' });
    expect(await outcomeOf("nats", "password", values(port, { subject: "closed" }))).toMatchObject({
      outcome: "limited",
      missing: ["subscribe to closed"],
      field: "subject",
    });
  });

  it("tells no password to a server that has no TLS, wants it, or does not ask", async () => {
    for (const [info, tls, reason] of [
      [{ auth_required: true }, "require", "tls"],
      [{ auth_required: true, tls_required: true }, "off", "misconfigured"],
      [{}, "off", "not_checkable"],
    ] as const) {
      const { port, heard } = await start({}, info);
      expect(await outcomeOf("nats", "password", values(port, { tls }))).toMatchObject({ reason });
      expect(heard.join()).not.toContain("right one");
    }
  });

  it("refuses a damaged credentials file before it connects", async () => {
    const { port, heard } = await start();
    const { username: _, password: __, ...place } = values(port);
    const userKey = "-----BEGIN NATS USER JWT-----\nnonsense\n------END NATS USER JWT------\n";
    expect(await outcomeOf("nats", "credentials", { ...place, userKey })).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "userKey",
    });
    expect(heard).toEqual([]);
  });

  it("takes what is down, slow or no NATS server for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("nats", "password", values(nobody))).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    running.push(silent);
    expect(await outcomeOf("nats", "password", values(String(silent.port)), { timeoutMs: 300 })).toMatchObject({
      reason: "timeout",
    });
    for (const [words, reason] of [
      ["HTTP/1.1 400 Bad Request\r\n\r\n", "unexpected_response"],
      ["220 ready\r\n", "unexpected_response"],
      ["", "refused"],
    ] as const) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("nats", "password", values(String(other.port)));
      expect(outcome, words).toMatchObject({ outcome: "inconclusive", reason });
    }
  });
});
