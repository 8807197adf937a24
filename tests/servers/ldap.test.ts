import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Authority, createAuthority } from "../support/servers/authority";
import { check, outcomeOf } from "../support/servers/checked";
import { slowTo } from "../support/servers/ports";
import { type Slapd, startSlapd } from "../support/servers/slapd";

let authority: Authority & { remove(): void };
let plain: Slapd;
let encrypted: Slapd;

beforeAll(async () => {
  authority = createAuthority();
  const certificate = authority.issue("directory", "DNS:localhost,IP:127.0.0.1");
  plain = await startSlapd(["good"]);
  encrypted = await startSlapd(["good"], {
    tls: { ...certificate, caFile: authority.caFile },
    lines: ["security simple_bind=128"],
  });
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
  username: "cn=good,dc=acme",
  password: "right",
  ...more,
});
const on = (encryption: "tls" | "starttls", more: Record<string, string> = {}) => ({
  ...off({ port: String(encryption === "tls" ? encrypted.tlsPort : encrypted.port) }),
  encryption,
  ca: authority.ca,
  ...more,
});

describe("OpenLDAP 2.5", () => {
  it("verifies without TLS, with StartTLS and with TLS from the start, by address and by name", async () => {
    expect(await outcomeOf("ldap", "password", off())).toEqual({
      outcome: "verified",
      identity: `cn=good,dc=acme@127.0.0.1:${plain.port}`,
      label: "cn=good,dc=acme @ 127.0.0.1",
    });
    for (const encryption of ["tls", "starttls"] as const) {
      for (const host of ["127.0.0.1", "localhost"]) {
        const values = on(encryption, { host, baseDn: "ou=open,dc=acme" });
        const { outcome, steps } = await check("ldap", "password", values);
        expect(outcome.outcome, `${encryption} ${host}`).toBe("verified");
        expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
          ["fields", "host", "tls", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
        );
      }
    }
  });

  it.each([
    ["a wrong password", { password: "wrong" }, "rejected", "invalid_credentials", "password"],
    ["an unknown user", { username: "cn=nobody,dc=acme" }, "rejected", "invalid_credentials", "password"],
    ["a user that is no DN", { username: "good" }, "rejected", "misconfigured", "username"],
    ["a base that is closed", { baseDn: "ou=closed,dc=acme" }, "limited", "not_permitted", "baseDn"],
    ["a base that is not there", { baseDn: "ou=nothing,dc=acme" }, "limited", "not_permitted", "baseDn"],
    ["a base that is no DN", { baseDn: "people" }, "rejected", "misconfigured", "baseDn"],
    ["a server without StartTLS", { encryption: "starttls" }, "inconclusive", "tls", "encryption"],
    ["a server without TLS from the start", { encryption: "tls" }, "inconclusive", "refused", undefined],
  ])("says what is wrong: %s", async (_, more, outcome, reason, field) => {
    const result = await outcomeOf("ldap", "password", off(more));
    expect(result).toMatchObject({ outcome, reason, ...(field ? { field } : {}) });
    expect(JSON.stringify(result)).not.toContain("right");
  });

  it("tells a server that wants TLS", async () => {
    expect(await outcomeOf("ldap", "password", { ...on("starttls"), encryption: "off" })).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "encryption",
    });
  });

  it("trusts no certificate that is unknown or another's", async () => {
    for (const encryption of ["tls", "starttls"] as const) {
      expect(await outcomeOf("ldap", "password", on(encryption, { ca: "" })), encryption).toMatchObject({
        outcome: "inconclusive",
        reason: "tls",
        says: expect.stringMatching(/authority/),
      });
    }
    const certificate = authority.issue("other", "DNS:ldap.example");
    const other = await startSlapd(["good"], { tls: { ...certificate, caFile: authority.caFile } });
    onTestFinished(other.stop);
    for (const [encryption, port] of [
      ["tls", other.tlsPort],
      ["starttls", other.port],
    ] as const) {
      expect(await outcomeOf("ldap", "password", on(encryption, { port: String(port) })), encryption).toMatchObject({
        reason: "tls",
        says: expect.stringContaining("ldap.example"),
      });
    }
  });

  it("takes a slow server for slow, and one that is down for down", async () => {
    const slow = await slowTo(plain.port, 3_000);
    onTestFinished(slow.close);
    const late = await outcomeOf("ldap", "password", off({ port: String(slow.port) }), { timeoutMs: 500 });
    expect(late).toMatchObject({ outcome: "inconclusive", reason: "timeout" });
    await expect.poll(() => slow.open()).toBe(0);
    const gone = await startSlapd([]);
    await gone.stop();
    expect(await outcomeOf("ldap", "password", off({ port: String(gone.port) }))).toMatchObject({ reason: "refused" });
  });
});
