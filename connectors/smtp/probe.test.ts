import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority } from "@/tests/support/servers/authority";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { freePort, type Listening, listen, saying } from "@/tests/support/servers/ports";

let authority: Authority & { remove(): void };
const running: Listening[] = [];
const seen: string[] = [];

beforeAll(() => {
  authority = createAuthority();
});

afterAll(async () => {
  for (const each of running) await each.close();
  authority.remove();
});

/** A server whose one account is orders / “right one ”; other users stand for what else a server may say. */
async function start(options: SMTPServerOptions, names = "IP:127.0.0.1,DNS:localhost"): Promise<string> {
  const { cert, key } = authority.issue(`smtp-${running.length}`, names);
  const server = new SMTPServer({
    cert,
    key,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      seen.push(username ?? "");
      const refuse = (responseCode: number, message: string) =>
        done(Object.assign(new Error(message), { responseCode }));
      if (username === "second-factor") return refuse(534, "5.7.9 Application-specific password required");
      if (username === "broken") return refuse(454, "4.7.0 Temporary authentication failure");
      if (username === "orders" && password === "right one ") return done(null, { user: "orders" });
      return refuse(535, "5.7.8 Authentication failed");
    },
    ...options,
  });
  server.on("error", () => undefined);
  const listening = await listen(server.server);
  running.push(listening);
  return String(listening.port);
}

const values = (port: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port,
  encryption: "starttls",
  username: "orders",
  password: "right one ",
  ca: authority.ca,
  ...more,
});

describe("SMTP", () => {
  it.each([
    ["starttls", { secure: false }],
    ["tls", { secure: true }],
  ])("signs in with %s and knows the account by user and server", async (encryption, options) => {
    const port = await start(options);
    const { outcome, steps } = await check("smtp", "password", values(port, { encryption }));
    expect(outcome).toEqual({
      outcome: "verified",
      identity: `orders@127.0.0.1:${port}`,
      label: "orders at 127.0.0.1",
    });
    expect(steps.map((step) => step.name)).toEqual(["fields", "host", "tls", "signIn", "identity"]);
    expect(steps.every((step) => step.state === "passed")).toBe(true);
  });

  it("passes on the server's own words, and keeps a bad password, a second factor and a bad day apart", async () => {
    const port = await start({});
    expect(await outcomeOf("smtp", "password", values(port, { password: "right one" }))).toMatchObject({
      outcome: "rejected",
      reason: "invalid_credentials",
      field: "password",
      says: expect.stringContaining("5.7.8 Authentication failed"),
    });
    expect(await outcomeOf("smtp", "password", values(port, { username: "second-factor" }))).toMatchObject({
      outcome: "rejected",
      reason: "account_locked",
    });
    expect(await outcomeOf("smtp", "password", values(port, { username: "broken" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "server_error",
    });
  });

  it.each(["starttls", "tls"])(
    "sends no password to a server whose certificate is unknown or another's (%s)",
    async (encryption) => {
      const secure = encryption === "tls";
      const stranger = createAuthority();
      const unknown = values(await start({ secure }), { encryption, ca: stranger.ca, username: "never-sent" });
      const { outcome, steps } = await check("smtp", "password", unknown);
      expect(outcome).toMatchObject({
        outcome: "inconclusive",
        reason: "tls",
        says: expect.stringContaining("Keyrack test authority"),
      });
      expect(steps.find((step) => step.name === "tls")?.state).toBe("failed");
      const other = await start({ secure }, "DNS:mail.example");
      expect(await outcomeOf("smtp", "password", values(other, { encryption, username: "never-sent" }))).toMatchObject({
        outcome: "inconclusive",
        reason: "tls",
        says: expect.stringContaining("mail.example"),
      });
      expect(seen).not.toContain("never-sent");
      stranger.remove();
    },
  );

  it("never falls back to plain text when the server does not offer STARTTLS", async () => {
    const port = await start({ hideSTARTTLS: true, disabledCommands: ["STARTTLS"], allowInsecureAuth: true });
    const outcome = await outcomeOf("smtp", "password", values(port, { username: "never-in-plain" }));
    expect(outcome).toMatchObject({ outcome: "inconclusive", reason: "tls", field: "encryption" });
    expect(seen).not.toContain("never-in-plain");
  });

  it("says so when the port offers no sign-in at all", async () => {
    const port = await start({ authOptional: true, disabledCommands: ["AUTH"] });
    expect(await outcomeOf("smtp", "password", values(port))).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "port",
    });
  });

  it("takes what is down, busy or no mail server for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("smtp", "password", values(nobody))).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    expect(await outcomeOf("smtp", "password", values(String(silent.port)), { timeoutMs: 300 })).toMatchObject({
      reason: "timeout",
    });
    await silent.close();
    for (const words of ["421 4.3.2 try later\r\n", "554 no\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n", ""]) {
      const other = await saying(words);
      expect((await outcomeOf("smtp", "password", values(String(other.port)))).outcome, words).toBe("inconclusive");
      await other.close();
    }
  });
});
