import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, createAuthority } from "@/tests/support/servers/authority";
import { check, outcomeOf } from "@/tests/support/servers/checked";
import { type Talk, talking } from "@/tests/support/servers/lines";
import { freePort, type Listening, saying } from "@/tests/support/servers/ports";

let authority: Authority & { remove(): void };
const running: Listening[] = [];

beforeAll(() => {
  authority = createAuthority();
});

afterAll(async () => {
  for (const each of running) await each.close();
  authority.remove();
});

/** What Dovecot, Exchange and Gmail say to LOGIN, by the user's name. */
const answers: Record<string, string> = {
  orders: "OK Logged in",
  poor: "OK Logged in",
  wrong: "NO [AUTHENTICATIONFAILED] Invalid credentials",
  factor: "NO [ALERT] Application-specific password required",
  old: "NO [EXPIRED] Password expired",
  locked: "NO [CONTACTADMIN] Account is suspended",
  broken: "NO [UNAVAILABLE] Temporary authentication failure",
  crowd: "NO [LIMIT] Maximum number of connections exceeded",
  private: "NO [PRIVACYREQUIRED] Encrypt first",
};

type Doors = { capabilities?: string; greeting?: string; tls?: Talk["tls"] };

async function start({ capabilities = "IMAP4rev1", greeting = "* OK ready\r\n", tls }: Doors = {}) {
  let user = "";
  const server = await talking({
    greeting,
    tls,
    answer: (line) => {
      const [tag, command, ...rest] = line.split(" ");
      const words = rest.map((each) => each.replaceAll('"', ""));
      if (command === "CAPABILITY") return `* CAPABILITY ${capabilities}\r\n${tag} OK done\r\n`;
      if (command === "STARTTLS") return `${tag} OK go on\r\n`;
      if (command === "LOGIN") user = words[0] ?? "";
      if (command === "LOGIN") return `${tag} ${answers[user]}\r\n`;
      if (command === "LOGOUT") return `* BYE\r\n${tag} OK\r\n`;
      if (command === "STATUS" && user === "poor") return `${tag} NO [NOPERM] Permission denied\r\n`;
      if (command === "STATUS") return `* STATUS INBOX (MESSAGES 7)\r\n${tag} OK\r\n`;
      if (command === "LIST") return `* LIST () "/" INBOX\r\n${tag} OK\r\n`;
      return `${tag} BAD unknown\r\n`;
    },
  });
  running.push(server);
  return { port: String(server.port), heard: server.heard };
}

const values = (port: string, more: Record<string, string> = {}) => ({
  host: "127.0.0.1",
  port,
  encryption: "off",
  username: "orders",
  password: "right one ",
  ...more,
});

describe("IMAP", () => {
  it("signs in, counts the messages without opening the folder, and signs out", async () => {
    const { port, heard } = await start();
    const { outcome, steps } = await check("imap", "password", values(port));
    expect(outcome).toEqual({
      outcome: "verified",
      identity: `orders@127.0.0.1:${port}`,
      label: "orders at 127.0.0.1",
    });
    expect(steps.every((step) => step.state === "passed")).toBe(true);
    const commands = heard.map((line) => line.split(" ")[1]);
    expect(commands).toContain("LOGOUT");
    expect(commands.filter((each) => /SELECT|EXAMINE|FETCH|STORE|APPEND/.test(each ?? ""))).toEqual([]);
  });

  it.each(["starttls", "tls"])(
    "sends no password to a server whose certificate is unknown (%s)",
    async (encryption) => {
      const begins = encryption === "starttls" ? { begins: /STARTTLS/ } : {};
      const certificate = authority.issue(`mail-${encryption}`, "IP:127.0.0.1");
      const { port, heard } = await start({ capabilities: "IMAP4rev1 STARTTLS", tls: { ...certificate, ...begins } });
      const good = await outcomeOf("imap", "password", values(port, { encryption, ca: authority.ca }));
      expect(good.outcome).toBe("verified");
      heard.length = 0;
      const { outcome, steps } = await check("imap", "password", values(port, { encryption }));
      expect(outcome).toMatchObject({ reason: "tls", says: expect.stringContaining("Keyrack test authority") });
      expect(steps.find((step) => step.name === "tls")?.state).toBe("failed");
      expect(heard.join()).not.toContain("right one");
    },
  );

  it("never falls back to plain text", async () => {
    const { port, heard } = await start();
    expect(await outcomeOf("imap", "password", values(port, { encryption: "starttls" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      field: "encryption",
    });
    expect(heard.join()).not.toContain("right one");
  });

  it.each([
    ["wrong", "rejected", "invalid_credentials"],
    ["factor", "rejected", "account_locked"],
    ["old", "rejected", "expired"],
    ["locked", "rejected", "account_locked"],
    ["private", "rejected", "misconfigured"],
    ["broken", "inconclusive", "server_error"],
    ["crowd", "inconclusive", "rate_limited"],
    ["poor", "limited", "not_permitted"],
  ])("keeps apart what a server may answer: %s", async (username, outcome, reason) => {
    const { port } = await start();
    const result = await outcomeOf("imap", "password", values(port, { username }));
    expect(result).toMatchObject({ outcome, reason });
    expect(JSON.stringify(result)).not.toContain("right one");
  });

  it("proves nothing where the server asks nobody to sign in, or takes no password", async () => {
    const open = await start({ greeting: "* PREAUTH welcome\r\n" });
    expect(await outcomeOf("imap", "password", values(open.port))).toMatchObject({ reason: "not_checkable" });
    const strict = await start({ capabilities: "IMAP4rev1 LOGINDISABLED" });
    expect(await outcomeOf("imap", "password", values(strict.port))).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "encryption",
    });
  });

  it("takes what is down, slow, busy or no mail server for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("imap", "password", values(nobody))).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    running.push(silent);
    expect(await outcomeOf("imap", "password", values(String(silent.port)), { timeoutMs: 300 })).toMatchObject({
      reason: "timeout",
    });
    for (const [words, reason] of [
      ["* BYE Too many connections\r\n", "rate_limited"],
      ["* BYE Going down\r\n", "server_error"],
      ["220 mail ESMTP\r\n", "unexpected_response"],
      ["HTTP/1.1 400 Bad Request\r\n\r\n", "unexpected_response"],
      ["", "refused"],
    ] as const) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("imap", "password", values(String(other.port)));
      expect(outcome, words).toMatchObject({ outcome: "inconclusive", reason });
    }
  });
});
