import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { type Dovecot, startDovecot } from "../support/servers/dovecot";
import { slowTo } from "../support/servers/ports";

let authority: Authority & { remove(): void };
let plain: Dovecot;
let encrypted: Dovecot;

const users = [
  "good:{PLAIN}right::::::",
  "poor:{PLAIN}right::::::",
  "gone:{PLAIN}right::::::nodelay=y nologin=y reason=Disabled",
];

beforeAll(async () => {
  authority = createAuthority();
  const tls = authority.issue("mail", "DNS:localhost,IP:127.0.0.1");
  const lines = ["mail_max_userip_connections = 1"];
  plain = await startDovecot(users, { closed: ["poor"], lines: [...lines, "disable_plaintext_auth = no"] });
  encrypted = await startDovecot(users, { tls, lines: ["ssl = required"] });
});

afterAll(async () => {
  await plain.stop();
  await encrypted.stop();
  authority.remove();
});

const off = (more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port: String(plain.port),
  encryption: "off",
  username: "good",
  password: "right",
  ...more,
});
const on = (encryption: "tls" | "starttls", more: Record<string, string> = {}) => ({
  ...off({ port: String(encryption === "tls" ? encrypted.tlsPort : encrypted.port) }),
  encryption,
  ca: authority.ca,
  ...more,
});

describe("Dovecot 2.3", () => {
  it("verifies without TLS, with STARTTLS and with TLS from the start, by address and by name", async () => {
    expect(await outcomeOf("imap", "password", off())).toEqual({
      outcome: "verified",
      identity: `good@127.0.0.1:${plain.port}`,
      label: "good at 127.0.0.1",
    });
    for (const encryption of ["tls", "starttls"] as const) {
      for (const host of ["127.0.0.1", "localhost"]) {
        const { outcome, steps } = await check("imap", "password", on(encryption, { host }));
        expect(outcome.outcome, `${encryption} ${host}`).toBe("verified");
        expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
          ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
        );
      }
    }
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials"],
    ["an unknown user", { username: "nobody" }, "rejected", "invalid_credentials"],
    ["a user who may not log in", { username: "gone" }, "rejected", "account_locked"],
    ["a folder that is not there", { mailbox: "Orders" }, "rejected", "misconfigured"],
    ["a folder that is closed", { username: "poor" }, "limited", "not_permitted"],
    ["a server without STARTTLS", { encryption: "starttls" }, "inconclusive", "tls"],
    ["a server without TLS from the start", { encryption: "tls" }, "inconclusive", "tls"],
  ])("says what is wrong: %s", async (_, more, outcome, reason) => {
    const result = await outcomeOf("imap", "password", off(more));
    expect(result).toMatchObject({ outcome, reason });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("tells a server that wants TLS", async () => {
    expect(await outcomeOf("imap", "password", on("starttls", { host: "127.0.0.2", encryption: "off" }))).toMatchObject(
      {
        outcome: "rejected",
        reason: "misconfigured",
        field: "encryption",
      },
    );
  });

  it("trusts no certificate that is unknown, and names its issuer", async () => {
    for (const encryption of ["tls", "starttls"] as const) {
      expect(await outcomeOf("imap", "password", on(encryption, { ca: "" })), encryption).toMatchObject({
        outcome: "inconclusive",
        reason: "tls",
        says: expect.stringContaining("Keyrack test authority"),
      });
    }
  });

  it("takes a slow server for slow, a full one for busy, and one that is down for down", async () => {
    const slow = await slowTo(plain.port, 3_000);
    onTestFinished(slow.close);
    const late = await outcomeOf("imap", "password", off({ port: String(slow.port) }), { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);

    const holder = connect(plain.port, "127.0.0.1");
    onTestFinished(() => void holder.destroy());
    const said: string[] = [];
    holder.on("data", (chunk) => said.push(String(chunk)));
    holder.write("a LOGIN good right\r\n");
    await expect.poll(() => said.join("")).toContain("a OK");
    expect(await outcomeOf("imap", "password", off())).toMatchObject({
      outcome: "inconclusive",
      reason: "rate_limited",
    });

    const gone = await startDovecot(users);
    await gone.stop();
    expect(await outcomeOf("imap", "password", off({ port: String(gone.port) }))).toMatchObject({ reason: "refused" });
  });
});
