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

/** What ProFTPD, vsftpd and IIS say, by the user's name. */
const passwords: Record<string, string> = {
  orders: "230 Logged in.",
  wrong: "530 Login incorrect.",
  locked: "530 User account is locked.",
  old: "530 Password has expired.",
  crowd: "530 Sorry, the maximum number of allowed clients (3) are already connected.",
  more: "332 Need account for login.",
};

async function start(talk: Partial<Talk> = {}) {
  let user = "";
  const server = await talking({
    greeting: "220-Welcome\r\n220 ready\r\n",
    answer: (line) => {
      const [command, word = ""] = line.split(" ");
      if (command === "AUTH") return "234 go on\r\n";
      if (command === "USER") user = word;
      if (command === "USER") return user === "anonymous" ? "230 welcome\r\n" : "331 password?\r\n";
      if (command === "PASS") return `${passwords[user]}\r\n`;
      if (command === "PWD") return '257 "/" is the folder.\r\n';
      if (command === "CWD") return word === "/orders" ? "250 ok\r\n" : "550 No such file or directory.\r\n";
      return "502 unknown\r\n";
    },
    ...talk,
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
const named = (name: string, names = "IP:127.0.0.1") => authority.issue(name, names);

describe("FTP", () => {
  it("signs in, asks for the folder and opens no data connection", async () => {
    const { port, heard } = await start();
    const { outcome, steps } = await check("ftp", "password", values(port));
    expect(outcome).toEqual({
      outcome: "verified",
      identity: `orders@127.0.0.1:${port}`,
      label: "orders @ 127.0.0.1",
    });
    expect(steps.map((step) => `${step.name} ${step.state}`)).toEqual(
      ["fields", "host", "signIn", "identity", "permissions"].map((name) => `${name} passed`),
    );
    expect(heard.slice(0, 3)).toEqual(["USER orders", "PASS right one ", "PWD"]);
    expect(heard.filter((line) => /^(PASV|EPSV|PORT|EPRT|LIST|STOR|RETR)/.test(line))).toEqual([]);
  });

  it.each(["explicit", "implicit"])(
    "speaks TLS (%s), and to nobody whose certificate is another's",
    async (encryption) => {
      const begins = encryption === "explicit" ? { begins: /^AUTH TLS$/ } : {};
      const own = await start({ tls: { ...named(`own-${encryption}`), ...begins } });
      const good = await check("ftp", "password", values(own.port, { encryption, ca: authority.ca }));
      expect(good.outcome.outcome).toBe("verified");
      expect(good.steps.map((step) => step.name)).toContain("tls");
      const unknown = await check("ftp", "password", values(own.port, { encryption }));
      expect(unknown.outcome).toMatchObject({
        outcome: "inconclusive",
        reason: "tls",
        says: expect.stringMatching(/./),
      });
      expect(unknown.steps.find((step) => step.name === "tls")?.state).toBe("failed");
      const other = await start({ tls: { ...named(`other-${encryption}`, "DNS:ftp.example"), ...begins } });
      expect(await outcomeOf("ftp", "password", values(other.port, { encryption, ca: authority.ca }))).toMatchObject({
        reason: "tls",
        says: expect.stringContaining("ftp.example"),
      });
      expect(other.heard.filter((line) => /^(USER|PASS)/.test(line))).toEqual([]);
    },
  );

  it("ends in time when the server falls silent after the encryption", async () => {
    const answer = (line: string) => (line.startsWith("AUTH") ? "234 go on\r\n" : undefined);
    const { port } = await start({ answer, tls: { ...named("mute"), begins: /^AUTH TLS$/ } });
    const place = values(port, { encryption: "explicit", ca: authority.ca });
    expect(await outcomeOf("ftp", "password", place, { timeoutMs: 500 })).toMatchObject({ reason: "timeout" });
  });

  it("never falls back to plain text", async () => {
    const { port, heard } = await start({ answer: () => "502 unknown\r\n" });
    expect(await outcomeOf("ftp", "password", values(port, { encryption: "explicit" }))).toMatchObject({
      outcome: "inconclusive",
      reason: "tls",
      field: "encryption",
    });
    expect(heard.filter((line) => /^(USER|PASS)/.test(line))).toEqual([]);
  });

  it.each([
    ["wrong", "rejected", "invalid_credentials", "password"],
    ["locked", "rejected", "account_locked", "username"],
    ["old", "rejected", "expired", "password"],
    ["crowd", "inconclusive", "rate_limited", undefined],
    ["more", "inconclusive", "not_checkable", "username"],
    ["anonymous", "inconclusive", "not_checkable", "username"],
  ])("keeps apart what one code means: %s", async (username, outcome, reason, field) => {
    const { port } = await start();
    const result = await outcomeOf("ftp", "password", values(port, { username }));
    expect(result).toMatchObject({ outcome, reason, ...(field ? { field } : {}), says: expect.stringMatching(/./) });
    expect(JSON.stringify(result)).not.toContain("right one");
  });

  it("asks for encryption where the server wants it, and is limited where the folder is closed", async () => {
    const strict = await start({ answer: () => "530 Non-anonymous sessions must use encryption.\r\n" });
    expect(await outcomeOf("ftp", "password", values(strict.port))).toMatchObject({
      outcome: "rejected",
      reason: "misconfigured",
      field: "encryption",
      suggestion: { field: "encryption", value: "explicit" },
    });
    const { port } = await start();
    expect((await outcomeOf("ftp", "password", values(port, { directory: "/orders" }))).outcome).toBe("verified");
    expect(await outcomeOf("ftp", "password", values(port, { directory: "/closed" }))).toMatchObject({
      outcome: "limited",
      missing: ["open /closed"],
      field: "directory",
    });
  });

  it("takes what is down, slow, busy or no FTP server for no verdict on the password", async () => {
    const nobody = String(await freePort());
    expect(await outcomeOf("ftp", "password", values(nobody))).toMatchObject({ reason: "refused" });
    const silent = await saying(undefined);
    running.push(silent);
    expect(await outcomeOf("ftp", "password", values(String(silent.port)), { timeoutMs: 300 })).toMatchObject({
      reason: "timeout",
    });
    for (const [words, reason] of [
      ["421 too many connections\r\n", "rate_limited"],
      ["421 closing\r\n", "server_error"],
      ["120 in five minutes\r\n", "server_error"],
      ["SSH-2.0-OpenSSH_9.2\r\n", "unexpected_response"],
      ["HTTP/1.1 400 Bad Request\r\n\r\n", "unexpected_response"],
      ["", "refused"],
    ] as const) {
      const other = await saying(words);
      running.push(other);
      const outcome = await outcomeOf("ftp", "password", values(String(other.port)));
      expect(outcome, words).toMatchObject({ outcome: "inconclusive", reason });
    }
  });
});
