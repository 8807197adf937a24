import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { slowTo } from "../support/servers/ports";
import { type ProFtpd, startProFtpd } from "../support/servers/proftpd";

let authority: Authority & { remove(): void };
let plain: ProFtpd;
let explicit: ProFtpd;
let implicit: ProFtpd;

beforeAll(async () => {
  authority = createAuthority();
  const tls = authority.issue("files", "DNS:localhost,IP:127.0.0.1");
  plain = await startProFtpd(["good", "gone"], { lines: ["<Limit LOGIN>", "  DenyUser gone", "</Limit>"] });
  explicit = await startProFtpd(["good"], { tls, lines: ["TLSRequired ctrl"] });
  implicit = await startProFtpd(["good"], { tls, implicit: true });
});

afterAll(async () => {
  for (const server of [plain, explicit, implicit]) await server.stop();
  authority.remove();
});

const at = (server: ProFtpd, encryption: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(server.port),
  encryption,
  username: "good",
  password: "right",
  ca: authority.ca,
  ...more,
});

describe("ProFTPD 1.3", () => {
  it("verifies without TLS, with explicit and with implicit TLS", async () => {
    expect(await outcomeOf("ftp", "password", at(plain, "off"))).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${plain.port}`,
      label: "good @ 127.0.0.1",
    });
    for (const [server, encryption] of [
      [explicit, "explicit"],
      [implicit, "implicit"],
    ] as const) {
      const { outcome, steps } = await check("ftp", "password", at(server, encryption, { host: "localhost" }));
      expect(outcome.outcome, encryption).toBe("verified");
      expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
        ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
      );
    }
  });

  it.each([
    ["a wrong password", "off", { password: "wrong" }, "rejected", "invalid_credentials"],
    ["an unknown user", "off", { username: "nobody" }, "rejected", "invalid_credentials"],
    ["a user who may not log in", "off", { username: "gone" }, "rejected", "invalid_credentials"],
    ["a folder that is closed", "off", { directory: "/closed" }, "limited", "not_permitted"],
    ["a server without TLS", "explicit", {}, "inconclusive", "tls"],
    ["a server without TLS from the start", "implicit", {}, "inconclusive", "tls"],
  ])("says what is wrong: %s", async (_, encryption, more, outcome, reason) => {
    const result = await outcomeOf("ftp", "password", at(plain, encryption, more));
    expect(result).toMatchObject({ outcome, reason, says: expect.stringMatching(/./) });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("tells a server that wants TLS, and trusts no certificate that is unknown", async () => {
    expect(await outcomeOf("ftp", "password", at(explicit, "off"))).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "encryption",
    });
    for (const [server, encryption] of [
      [explicit, "explicit"],
      [implicit, "implicit"],
    ] as const) {
      expect(await outcomeOf("ftp", "password", at(server, encryption, { ca: "" }))).toMatchObject({
        outcome: "inconclusive",
        reason: "tls",
        says: expect.stringMatching(/authority/),
      });
    }
  });

  it("takes a slow server for slow, a full one for busy, and one that is down for down", async () => {
    const slow = await slowTo(plain.port, 3_000);
    onTestFinished(slow.close);
    const late = await outcomeOf("ftp", "password", at(plain, "off", { port: String(slow.port) }), { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);

    const full = await startProFtpd(["good"], { lines: ["MaxClients 1"] });
    onTestFinished(full.stop);
    const holder = connect(full.port, "127.0.0.1");
    onTestFinished(() => void holder.destroy());
    const said: string[] = [];
    holder.on("data", (chunk) => said.push(String(chunk)));
    holder.write("USER good\r\nPASS right\r\n");
    await expect.poll(() => said.join("")).toContain("230 ");
    expect(await outcomeOf("ftp", "password", at(full, "off"))).toMatchObject({
      outcome: "inconclusive",
      reason: "rate_limited",
    });
    await full.stop();
    expect(await outcomeOf("ftp", "password", at(full, "off"))).toMatchObject({ reason: "refused" });
  });
});
